#include "app/storage/wordsplitter.h"

#include <QtTest/QtTest>

using namespace offprint;
using namespace Qt::StringLiterals;

namespace {

/// "fine-tuning" for words joined, "模·型" for adjacent ones, "c{c++}" and "ell{l}" for other forms.
QString split(const QString& text)
{
    QString all;
    splitWords(text.toUtf8(), [&](const SplitWord& word) {
        if (!all.isEmpty())
            all += word.link == SplitWord::Link::Joined     ? u"-"_s
                   : word.link == SplitWord::Link::Adjacent ? u"·"_s
                                                            : u" "_s;
        all += QString::fromUtf8(word.word);
        if (!word.withSign.isEmpty())
            all += u'{' + QString::fromUtf8(word.withSign) + u'}';
        if (!word.synonym.isEmpty())
            all += u'{' + QString::fromUtf8(word.synonym) + u'}';
    });
    return all;
}

} // namespace

class TestWordSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsSplit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QString& text, const QString& words) {
            QTest::newRow(name) << text << words;
        };
        row("plain", u"Attention Is All, you need."_s, u"attention is all you need"_s);
        row("nothing", u" -- * \" ( "_s, {});
        row("a hyphen", u"fine-tuning"_s, u"fine-tuning"_s);
        row("a lone hyphen", u"x - y -z w-"_s, u"x y z w"_s);
        row("unicode hyphens", u"fine\u2010tuning, Cauchy\u2013Schwarz"_s, u"fine-tuning cauchy-schwarz"_s);
        row("a range of TeX", u"Cauchy--Schwarz, a---b"_s, u"cauchy-schwarz a b"_s);
        row("a soft hyphen", u"trans\u00ADformer"_s, u"transformer"_s);
        row("a model", u"GPT-4, k-NN, $k$-NN"_s, u"gpt-4 k-nn k-nn"_s);
        row("a chain", u"state-of-the-art"_s, u"state-of-the-art"_s);
        row("C++", u"C++ and C#, PointNet++. a+b"_s, u"c{c++} and c{c#} pointnet{pointnet++} a b"_s);
        row("Greek", u"α, $\\alpha$, \\alpha, \\varepsilon-greedy, ϵ"_s,
            u"alpha alpha alpha epsilon-greedy epsilon"_s);
        row("Greek with numbers", u"β1 $\\beta_1$ \\beta1"_s, u"beta-1 beta-1 beta-1"_s);
        row("a Greek word", u"Λόγος"_s, u"λογοσ"_s);
        row("indexes", u"$\\ell_2$ ℓ₂ L^2 L² x_{10} x_i"_s, u"ell{l}-2 ell{l}-2 l-2 l-2 x-10 x i"_s);
        row("a formula of chemistry", u"H₂O"_s, u"h-2-o"_s);
        row("type", u"\\textbf{bold} and $\\mathcal{O}(n)$"_s, u"bold and o n"_s);
        row("accents", u"Schrödinger ÉCOLE Ångström naïve"_s, u"schrodinger ecole angstrom naive"_s);
        row("accents apart", u"Schro\u0308dinger"_s, u"schrodinger"_s);
        row("accents of TeX", u"Schr\\\"odinger, Erd\\H{o}s, \\'{E}cole, M{\\\"u}ller, {\\\"U}ber"_s,
            u"schrodinger erdos ecole muller uber"_s);
        row("letters with no accent", u"Øre Łódź Straße Æon ﬁne"_s, u"ore lodz strasse aeon fine"_s);
        row("Chinese", u"大模型"_s, u"大·模·型"_s);
        row("mixed", u"BERT模型 v2"_s, u"bert·模·型 v2"_s);
        row("Japanese", u"パ ハ データ"_s, u"パ ハ デ·ー·タ"_s);
        row("Korean", u"한국 어"_s, u"한·국 어"_s);
        row("Cyrillic", u"Й Модель"_s, u"и модель"_s);
        row("emoji", u"🤗 hugging"_s, u"hugging"_s);
        row("a fact", QString(u"model "_s + factMark + u"cs.LG next-to"_s),
            QString(u"model "_s + factMark + u"cs.lg next-to"_s));
    }
    void textIsSplit()
    {
        QFETCH(QString, text);
        QTEST(split(text), "words");
    }

    /// Whatever comes out is what comes out of itself: a query's words are split once more.
    void wordsStayWords()
    {
        for (const QString& text : {u"C++ $\\ell_2$ Łódź 大模型 β1 state-of-the-art M{\\\"u}ller"_s}) {
            splitWords(text.toUtf8(), [&](const SplitWord& word) {
                QByteArray again;
                splitWords(word.word, [&](const SplitWord& same) { again += same.word; });
                QCOMPARE(again, word.word.toByteArray());
            });
        }
    }

    void brokenBytesAreNoWords()
    {
        int count = 0;
        splitWords("a\xff\xc3 b\xe4\xb8", [&](const SplitWord&) { ++count; });
        QCOMPARE(count, 2);
        splitWords("\\", [&](const SplitWord&) { ++count; });
        splitWords("x\\\"", [&](const SplitWord&) { ++count; });
        QCOMPARE(count, 3);
    }
};

QTEST_GUILESS_MAIN(TestWordSplitter)
#include "test_wordsplitter.moc"
