//! Tests of search: a query in, the article a citizen needs out.
#![cfg(not(target_arch = "wasm32"))]

mod corpus;
mod damage;
mod editors_data;
mod finding;
mod passages;
mod queries;
mod results;
mod suggestions;
mod understanding;
mod writing;
