//! Writes generated posts into a folder, for what needs many: `cargo run --release --example generate -- 10000 target/posts`.

mod posts;

use posts::Generator;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let (Some(count), Some(folder)) = (arguments.next().and_then(|count| count.parse::<usize>().ok()), arguments.next()) else {
        return Err(io::Error::other("usage: generate COUNT FOLDER"));
    };
    let generator = Generator::new();
    for number in 0..count {
        let post = generator.post(number);
        let file = Path::new(&folder).join(&post.path);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(file, post.text)?;
    }
    Ok(())
}
