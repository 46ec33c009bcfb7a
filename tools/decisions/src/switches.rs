//! Puts a switch around each decision of a source.

use proc_macro2::Span;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, BinOp, Block, Expr, ExprBinary, ExprMethodCall, ImplItemFn, ItemFn, ItemMod, ReturnType, Signature, parse_quote};

/// What was found so far, in order: the number of a decision is its place here.
#[derive(Default)]
pub struct Switches {
    /// Where each stands, in which function, and what it says, parted by tabs.
    pub places: Vec<String>,
    file: String,
    functions: Vec<String>,
}

/// What a decision does where it decides.
#[derive(Clone, Copy)]
enum Does {
    Hold,
    LetThrough,
    Find,
}

impl Switches {
    /// The source of a file with its switches.
    ///
    /// # Errors
    /// The source is not Rust.
    pub fn put_into(&mut self, file: &str, source: &str) -> syn::Result<String> {
        file.clone_into(&mut self.file);
        let mut tree = syn::parse_file(source)?;
        self.visit_file_mut(&mut tree);
        Ok(prettyplease::unparse(&tree))
    }

    fn number(&mut self, span: Span) -> usize {
        let function = self.functions.last().map_or("", String::as_str);
        let said = span.source_text().unwrap_or_default();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        self.places.push(format!("{}:{}\t{function}\t{said}", self.file, span.start().line));
        self.places.len() - 1
    }

    fn switch(&mut self, decision: &mut Expr, does: Does) {
        // A condition that binds names has to stay where it stands.
        if binds(decision) {
            return;
        }
        let number = self.number(decision.span());
        let switch = does.path();
        *decision = parse_quote!(#switch(#number, #decision));
    }

    /// Each part of a condition, and a condition without parts as a whole.
    fn condition(&mut self, condition: &mut Expr, whole: Does) {
        match condition {
            Expr::Binary(ExprBinary { left, op, right, .. }) if matches!(op, BinOp::And(_) | BinOp::Or(_)) => {
                let does = if matches!(op, BinOp::And(_)) { Does::Hold } else { Does::LetThrough };
                self.condition(left, does);
                self.condition(right, does);
            }
            Expr::Paren(inner) => self.condition(&mut inner.expr, whole),
            Expr::Let(_) => visit_mut::visit_expr_mut(self, condition),
            other => {
                visit_mut::visit_expr_mut(self, other);
                self.switch(other, whole);
            }
        }
    }

    /// What a closure says where it keeps or finds something.
    fn call(&mut self, call: &mut ExprMethodCall) {
        let does = match &*call.method.to_string() {
            "filter" | "take_while" | "is_none_or" => Does::Hold,
            "skip_while" | "is_some_and" => Does::LetThrough,
            "or_else" => Does::Find,
            _ => return,
        };
        let Some(Expr::Closure(closure)) = call.args.first_mut() else { return };
        if !has_parts(&closure.body) && !matches!(*closure.body, Expr::Block(_)) {
            self.switch(&mut closure.body, does);
        }
    }

    /// A function as a whole: what it says, and that it finds anything.
    fn function(&mut self, signature: &Signature, block: &mut Block) {
        let ReturnType::Type(_, returned) = &signature.output else { return };
        let written = returned.to_token_stream().to_string();
        let does: &[Does] = match &*written {
            "bool" => &[Does::LetThrough, Does::Hold],
            found if found.starts_with("Option <") && !found.contains("impl") => &[Does::Find],
            _ => return,
        };
        for does in does {
            let number = self.number(signature.ident.span());
            let switch = does.path();
            // A closure, since the block may return.
            *block = parse_quote!({ #switch(#number, (|| -> #returned #block)()) });
        }
    }
}

impl Does {
    fn path(self) -> proc_macro2::TokenStream {
        match self {
            Self::Hold => quote!(crate::switch::hold),
            Self::LetThrough => quote!(crate::switch::let_through),
            Self::Find => quote!(crate::switch::find),
        }
    }
}

impl VisitMut for Switches {
    fn visit_item_mod_mut(&mut self, module: &mut ItemMod) {
        if !is_test(&module.attrs) {
            visit_mut::visit_item_mod_mut(self, module);
        }
    }

    fn visit_item_const_mut(&mut self, _: &mut syn::ItemConst) {}

    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        if function.sig.constness.is_none() && !is_test(&function.attrs) {
            self.functions.push(function.sig.ident.to_string());
            visit_mut::visit_item_fn_mut(self, function);
            self.function(&function.sig, &mut function.block);
            self.functions.pop();
        }
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut ImplItemFn) {
        if function.sig.constness.is_none() {
            self.functions.push(function.sig.ident.to_string());
            visit_mut::visit_impl_item_fn_mut(self, function);
            self.function(&function.sig, &mut function.block);
            self.functions.pop();
        }
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        match expression {
            _ if has_parts(expression) => self.condition(expression, Does::LetThrough),
            Expr::If(branch) => {
                self.condition(&mut branch.cond, Does::LetThrough);
                self.visit_block_mut(&mut branch.then_branch);
                if let Some((_, otherwise)) = &mut branch.else_branch {
                    self.visit_expr_mut(otherwise);
                }
            }
            // A loop that does not end says nothing.
            Expr::While(round) => self.visit_block_mut(&mut round.body),
            Expr::Match(choice) => {
                self.visit_expr_mut(&mut choice.expr);
                for arm in &mut choice.arms {
                    if let Some((_, guard)) = &mut arm.guard {
                        self.condition(guard, Does::LetThrough);
                    }
                    self.visit_expr_mut(&mut arm.body);
                }
            }
            Expr::MethodCall(call) => {
                visit_mut::visit_expr_method_call_mut(self, call);
                self.call(call);
            }
            other => visit_mut::visit_expr_mut(self, other),
        }
    }
}

/// Whether a condition has parts that each decide.
fn has_parts(expression: &Expr) -> bool {
    match expression {
        Expr::Binary(binary) => matches!(binary.op, BinOp::And(_) | BinOp::Or(_)),
        Expr::Paren(inner) => has_parts(&inner.expr),
        _ => false,
    }
}

/// Whether a condition binds names: `let Some(x) = y`.
fn binds(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.meta.to_token_stream().to_string().contains("test"))
}
