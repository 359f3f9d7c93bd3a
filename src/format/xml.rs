//! What the readers of XML formats share: an attribute, a reference, a text.

use super::parts::damaged;
use crate::check::Finding;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};

/// An attribute by its full name, references resolved.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// A whole number in an attribute, at least one.
pub(super) fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).max(1)
}

/// Adds what a reference stands for; one of a file's own making is refused.
pub(super) fn add_reference(text: &mut String, reference: &BytesRef<'_>) -> Result<(), Box<Finding>> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        text.push(letter);
        return Ok(());
    }
    let name: &str = reference.as_ref();
    text.push_str(resolve_predefined_entity(name).ok_or_else(|| damaged("entity"))?);
    Ok(())
}
