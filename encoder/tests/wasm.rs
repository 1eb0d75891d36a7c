//! The made-up model in WebAssembly: the same directions as on a computer, in both precisions.
#![cfg(target_arch = "wasm32")]

use encoder::{Encoder, Precision, Role, Weights, cosine};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_question_points_where_it_does_on_a_computer() {
    let kept: Vec<f32> = include_bytes!("data/small-model.direction.bin")
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect();
    for (precision, least) in [(Precision::Float, 0.999_99), (Precision::FourBit, 0.995)] {
        let weights = Weights::read(include_bytes!("data/small-model.bin")).expect("whole");
        let encoder = Encoder::new(weights, precision).expect("whole");
        let reckoned = encoder.embed("зана заң laws 1", Role::Query).expect("reckoned");
        assert!(cosine(&kept, &reckoned) > least, "{precision:?}: {}", cosine(&kept, &reckoned));
    }
}
