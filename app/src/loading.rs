//! `Loading`: a value that is fetched, and fetched anew when what it depends on changes. What the app needs of Leptos's
//! resources, without what else they bring: 11 KB of the program as sent.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

/// The value, once it is here; the one before stays until then.
pub(crate) struct Loading<T: 'static> {
    value: RwSignal<Option<T>, LocalStorage>,
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loading<T> {}

impl<T: Clone + 'static> Loading<T> {
    /// Fetches at once and whenever a signal changes that `fetch` reads. Only the newest answer counts.
    pub(crate) fn new<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = T> + 'static,
    {
        let value = RwSignal::new_local(None);
        let newest = Rc::new(Cell::new(0_u32));
        Effect::new(move || {
            let number = newest.get().wrapping_add(1);
            newest.set(number);
            let (coming, newest) = (fetch(), Rc::clone(&newest));
            spawn_local(async move {
                let came = coming.await;
                if newest.get() == number {
                    // The page may be gone by now, and the signal with it.
                    let _ = value.try_set(Some(came));
                }
            });
        });
        Self { value }
    }

    /// The value; `None` while the first is on its way.
    pub(crate) fn get(&self) -> Option<T> {
        self.value.get()
    }
}
