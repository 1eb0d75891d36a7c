//! `Encoder`: the model itself (Devlin et al. 2019, BERT): pieces and places become vectors, twelve layers of attention and
//! products turn them, their mean is the text's.

use crate::tokenizer::Tokenizer;
use crate::weights::{BLOCK, BLOCK_BYTES, Packed, Shape, WORDS, Weights, WeightsError};
use candle_core::quantized::{GgmlDType, QMatMul, QTensor, ggml_file::qtensor_from_ggml};
use candle_core::{CpuStorage, CustomOp1, Device, Layout, Module, Tensor};
use candle_nn::ops::{layer_norm, softmax_last_dim};
use half::f16;
use std::sync::Arc;
use thiserror::Error;

/// Why a text has no vector.
#[derive(Debug, Error)]
pub enum EncoderError {
    /// The model's file.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// The arithmetic.
    #[error("the model could not be reckoned: {0}")]
    Arithmetic(#[from] candle_core::Error),
}

/// What a text is to be compared with: the model was trained with a word before each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A question.
    Query,
    /// A text that may answer.
    Passage,
}

impl Role {
    fn prefix(self) -> &'static str {
        match self {
            Self::Query => "query: ",
            Self::Passage => "passage: ",
        }
    }
}

/// How products are reckoned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Precision {
    /// With weights as they are, in 4 bits, and activations in 8: little memory.
    FourBit,
    /// With weights as numbers of 32 bits: eight times the memory, faster for long texts on a computer.
    Float,
}

/// A product with weights, and what is added to it.
struct Linear {
    weights: QMatMul,
    bias: Tensor,
}

impl Linear {
    fn forward(&self, input: &Tensor) -> candle_core::Result<Tensor> {
        self.weights.forward(input)?.broadcast_add(&self.bias)
    }
}

/// A layer norm.
struct Norm {
    scale: Tensor,
    shift: Tensor,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    attended: Linear,
    after_attention: Norm,
    widened: Linear,
    narrowed: Linear,
    after: Norm,
}

/// A model that is ready.
pub struct Encoder {
    shape: Shape,
    tokenizer: Tokenizer,
    /// The table of pieces, in 4 bits.
    words: Vec<u8>,
    /// What is added for each place, the type of text in it.
    places: Vec<f32>,
    first: Norm,
    layers: Vec<Layer>,
}

impl Encoder {
    /// Makes a model ready.
    pub fn new(mut weights: Weights, precision: Precision) -> Result<Self, EncoderError> {
        let tokenizer = Tokenizer::new(&weights.vocabulary);
        let shape = weights.shape;
        let Shape { hidden, inner, rows, positions, types, .. } = shape;
        let mut taken = Taken { weights: &mut weights, precision };
        let words = taken.packed(WORDS, rows * hidden, true)?.bytes;
        let mut places = taken.floats("emb.pos", positions * hidden)?;
        let kinds = taken.floats("emb.type", types * hidden)?;
        for place in places.chunks_exact_mut(hidden) {
            place.iter_mut().zip(&kinds).for_each(|(number, kind)| *number += kind);
        }
        let first = taken.norm("emb.ln", hidden)?;
        let layer = |number: usize| -> Result<Layer, EncoderError> {
            let name = |part: &str| format!("l{number}.{part}");
            Ok(Layer {
                query: taken.linear(&name("q"), hidden, hidden)?,
                key: taken.linear(&name("k"), hidden, hidden)?,
                value: taken.linear(&name("v"), hidden, hidden)?,
                attended: taken.linear(&name("ao"), hidden, hidden)?,
                after_attention: taken.norm(&name("aln"), hidden)?,
                widened: taken.linear(&name("fi"), hidden, inner)?,
                narrowed: taken.linear(&name("fo"), inner, hidden)?,
                after: taken.norm(&name("oln"), hidden)?,
            })
        };
        let layers = (0..shape.layers).map(layer).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { shape, tokenizer, words, places, first, layers })
    }

    /// Numbers in a vector.
    pub fn dimensions(&self) -> usize {
        self.shape.hidden
    }

    /// The pieces of a text in its role, without signs.
    pub fn pieces(&self, text: &str, role: Role) -> Vec<u32> {
        self.tokenizer.numbers(&format!("{}{}", role.prefix(), text.trim()))
    }

    /// The direction of a text, of length 1: the mean of all its pieces. A text longer than the model reads (512 pieces) is read in
    /// windows.
    pub fn embed(&self, text: &str, role: Role) -> Result<Vec<f32>, EncoderError> {
        let mut sums = vec![0.0; self.shape.hidden];
        for window in self.tokenizer.windows(&self.pieces(text, role), self.shape.positions) {
            let states: Vec<f32> = self.states(&window)?.sum(0)?.to_vec1()?;
            sums.iter_mut().zip(&states).for_each(|(sum, state)| *sum += state);
        }
        let long = sums.iter().map(|number| number * number).sum::<f32>().sqrt();
        if long > 0.0 {
            for number in &mut sums {
                *number /= long;
            }
        }
        Ok(sums)
    }

    /// What the last layer makes of each piece: as many rows as pieces.
    fn states(&self, numbers: &[u32]) -> candle_core::Result<Tensor> {
        let Shape { hidden, heads, epsilon, .. } = self.shape;
        let length = numbers.len();
        let mut input = Vec::with_capacity(length * hidden);
        for number in numbers {
            row(&self.words, *number as usize, hidden, &mut input);
        }
        input.iter_mut().zip(&self.places).for_each(|(number, place)| *number += place);
        let norm = |input: &Tensor, norm: &Norm| layer_norm(input, &norm.scale, &norm.shift, epsilon);
        let mut state = norm(&Tensor::from_vec(input, (length, hidden), &Device::Cpu)?, &self.first)?;
        let size = hidden / heads;
        let scale = 1.0 / (size as f64).sqrt();
        let by_head = |input: Tensor| input.reshape((length, heads, size))?.transpose(0, 1)?.contiguous();
        for layer in &self.layers {
            let query = (by_head(layer.query.forward(&state)?)? * scale)?;
            let key = by_head(layer.key.forward(&state)?)?;
            let value = by_head(layer.value.forward(&state)?)?;
            let attention = softmax_last_dim(&query.matmul(&key.t()?)?)?;
            let seen = attention.matmul(&value)?.transpose(0, 1)?.reshape((length, hidden))?;
            state = norm(&(layer.attended.forward(&seen)? + &state)?, &layer.after_attention)?;
            let wide = layer.widened.forward(&state)?.apply_op1_no_bwd(&Gelu)?;
            state = norm(&(layer.narrowed.forward(&wide)? + &state)?, &layer.after)?;
        }
        Ok(state)
    }
}

/// Puts a row of 4-bit blocks behind numbers; a row that is not there is of zeros.
fn row(table: &[u8], number: usize, hidden: usize, into: &mut Vec<f32>) {
    let bytes = hidden / BLOCK * BLOCK_BYTES;
    let Some(row) = table.get(number * bytes..(number + 1) * bytes) else {
        into.resize(into.len() + hidden, 0.0);
        return;
    };
    for block in row.chunks_exact(BLOCK_BYTES) {
        let scale = f16::from_le_bytes([block[0], block[1]]).to_f32();
        let weight = |nibble: u8| (f32::from(nibble) - 8.0) * scale;
        into.extend(block[2..].iter().map(|byte| weight(byte & 15)));
        into.extend(block[2..].iter().map(|byte| weight(byte >> 4)));
    }
}

/// Tensors taken from a model by their names.
struct Taken<'a> {
    weights: &'a mut Weights,
    precision: Precision,
}

impl Taken<'_> {
    fn packed(&mut self, name: &str, elements: usize, is_quantized: bool) -> Result<Packed, WeightsError> {
        let packed = self.weights.tensors.remove(name);
        let fits = |one: &Packed| one.elements == elements && one.is_quantized == is_quantized;
        packed.filter(fits).ok_or_else(|| WeightsError::Damaged(format!("the tensor {name} is not as it should be")))
    }

    fn floats(&mut self, name: &str, elements: usize) -> Result<Vec<f32>, WeightsError> {
        let packed = self.packed(name, elements, false)?;
        Ok(packed.bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }

    fn norm(&mut self, name: &str, size: usize) -> Result<Norm, EncoderError> {
        let scale = Tensor::from_vec(self.floats(&format!("{name}.w"), size)?, size, &Device::Cpu)?;
        let shift = Tensor::from_vec(self.floats(&format!("{name}.b"), size)?, size, &Device::Cpu)?;
        Ok(Norm { scale, shift })
    }

    fn linear(&mut self, name: &str, from: usize, to: usize) -> Result<Linear, EncoderError> {
        let packed = self.packed(&format!("{name}.w"), from * to, true)?;
        let tensor: QTensor = qtensor_from_ggml(GgmlDType::Q4_0, &packed.bytes, vec![to, from], &Device::Cpu)?;
        let weights = match self.precision {
            Precision::FourBit => QMatMul::QTensor(Arc::new(tensor)),
            Precision::Float => QMatMul::Tensor(tensor.dequantize(&Device::Cpu)?),
        };
        let bias = Tensor::from_vec(self.floats(&format!("{name}.b"), to)?, to, &Device::Cpu)?;
        Ok(Linear { weights, bias })
    }
}

/// The Gaussian error linear unit, `x · Φ(x)` (Hendrycks, Gimpel 2016), with the error function as in Abramowitz and Stegun 7.1.26,
/// whose error is below 1.5e-7. The library's own is exact and takes more time than all products of a layer.
struct Gelu;

impl CustomOp1 for Gelu {
    fn name(&self) -> &'static str {
        "gelu"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> candle_core::Result<(CpuStorage, candle_core::Shape)> {
        let numbers = storage.as_slice::<f32>()?;
        let inside = layout.contiguous_offsets().and_then(|(from, to)| numbers.get(from..to));
        let numbers = inside.ok_or_else(|| candle_core::Error::Msg("a tensor with gaps".to_owned()))?;
        Ok((CpuStorage::F32(numbers.iter().copied().map(gelu).collect()), layout.shape().clone()))
    }
}

fn gelu(x: f32) -> f32 {
    const P: f32 = 0.327_591_1;
    const A: [f32; 5] = [0.254_829_6, -0.284_496_74, 1.421_413_7, -1.453_152, 1.061_405_4];
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + P * z);
    let series = t * (A[0] + t * (A[1] + t * (A[2] + t * (A[3] + t * A[4]))));
    let tail = series * (-z * z).exp() / 2.0; // 1 − Φ(|x|)
    x * if x > 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::gelu;

    #[test]
    fn the_unit_is_that_of_the_paper() {
        // x · Φ(x) by tables of the normal distribution.
        for (x, told) in
            [(0.0, 0.0), (1.0, 0.841_345), (-1.0, -0.158_655), (2.0, 1.954_5), (-3.0, -0.004_05), (9.0, 9.0)]
        {
            assert!((gelu(x) - told).abs() < 1e-5, "{x}: {}", gelu(x));
        }
    }
}
