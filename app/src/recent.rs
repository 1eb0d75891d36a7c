//! `Recent`: files read lately, so that memory does not grow with the number of pages read.

/// A few things by name, the one used last at the end.
pub(crate) struct Recent<T> {
    most: usize,
    kept: Vec<(String, T)>,
}

impl<T: Clone> Recent<T> {
    /// Room for so many.
    pub(crate) const fn new(most: usize) -> Self {
        Self { most, kept: Vec::new() }
    }

    /// What is kept under this name; it counts as used.
    pub(crate) fn take(&mut self, name: &str) -> Option<T> {
        let at = self.kept.iter().position(|(kept, _)| kept == name)?;
        let entry = self.kept.remove(at);
        let found = entry.1.clone();
        self.kept.push(entry);
        Some(found)
    }

    /// Keeps something; what was not used for longest gives way.
    pub(crate) fn keep(&mut self, name: &str, thing: T) {
        self.kept.retain(|(kept, _)| kept != name);
        if self.kept.len() >= self.most {
            self.kept.remove(0);
        }
        self.kept.push((name.to_owned(), thing));
    }

    /// All of them, in no order that matters.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.kept.iter().map(|(_, thing)| thing)
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Recent;

    #[test]
    fn the_article_not_read_for_longest_gives_way() {
        let mut recent = Recent::new(2);
        recent.keep("art_1", 1);
        recent.keep("art_2", 2);
        assert_eq!(recent.take("art_1"), Some(1));
        recent.keep("art_3", 3);
        assert_eq!((recent.take("art_1"), recent.take("art_2"), recent.take("art_3")), (Some(1), None, Some(3)));
        recent.keep("art_3", 4);
        assert_eq!(recent.iter().count(), 2, "a file read again takes no second place");
        recent.clear();
        assert_eq!(recent.take("art_3"), None);
    }
}
