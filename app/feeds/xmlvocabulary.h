#pragma once

#include <QtCore/QByteArrayView>

namespace offprint {

/// The vocabularies that feeds are written in.
enum class Vocabulary {
    None,
    Rss,
    Atom,
    Rdf,
    DublinCore,
    DcTerms,
    Content,
    Arxiv,
    Media,
    Slash,
    Thread,
    Xhtml,
    Xml,
    Other
};

/// What a namespace's address stands for, in any of the forms that occur.
[[nodiscard]] Vocabulary vocabularyOf(QByteArrayView uri);

/// What a prefix means in a document that forgot to declare it.
[[nodiscard]] Vocabulary usualVocabulary(QByteArrayView prefix);

} // namespace offprint
