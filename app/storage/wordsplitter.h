#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <QtCore/QChar>

#include <functional>

namespace offprint {

/// Begins a fact that is indexed with the texts but is no word ("cs.LG" as a category): up to the next space
/// all of it is one word, which no text has, since this character of the private use area is taken out there.
inline constexpr QChar factMark{0xE000};

/// One word of a text as the search index knows it: folded to small letters without accents, ligatures taken
/// apart, Greek letters and TeX commands by their names.
struct SplitWord
{
    enum class Link {
        None,     ///< something stands between it and the word before
        Adjacent, ///< follows at once, as Chinese characters do: the two are found as a phrase
        Joined,   ///< by a hyphen or as an index: "fine-tuning" and "finetuning" are one
    };

    QByteArrayView word;     ///< UTF-8, at most 64 bytes of a longer one; valid until the next word
    QByteArrayView withSign; ///< "c++" and "c#" for "c"; empty without such a sign
    QByteArrayView synonym;  ///< "l" for "ell"; empty where there is none
    Link link = Link::None;
    qsizetype start = 0; ///< in bytes, in the text
    qsizetype end = 0;
};

/// Splits a text, plain or with TeX, into its words, in order. Pure; linear time; any bytes are fine.
///
/// Words are runs of letters and digits (and the marks on them). "C++" is also a word, TeX accents are read
/// ("Schr\"odinger"), commands that only set the type (\mathbf, \emph…) are left out, \varepsilon is epsilon;
/// every character of a script that is written without spaces (Chinese, Japanese, Thai…) is a word.
void splitWords(QByteArrayView utf8, const std::function<void(const SplitWord& word)>& take);

} // namespace offprint
