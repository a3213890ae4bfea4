#include "tests/screenshots/readingscene.h"

#include "tests/support/samplepdf.h"
#include "ui/detail/offlinebrowser.h"
#include "ui/notes/linkcompletion.h"
#include "ui/notes/noteeditor.h"
#include "ui/notes/notehistorydialog.h"
#include "ui/notes/notetextedit.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"

#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

const auto abstractText =
    u"Low-rank adaptation (LoRA) and full fine-tuning reach the same loss with weight matrices of different "
    "spectra: those of LoRA have *intruder dimensions*, new singular vectors of high rank, with "
    "$\\max_j |u_i^\\top \\hat u_j| < \\epsilon$.\n\nWe show that they are where forgetting comes from, and "
    "that "
    "an update of rank $r \\ge 64$ has next to none of them. Measured on RoBERTa and on models of 7B parameters."_s;
const auto note = u"## Why intruder dimensions matter\n\n- rank 8 LoRA on RoBERTa: new high-ranking singular "
                  "vectors, $u_i^\\top \\hat u_j < \\epsilon$\n- compare with [[arxiv:2405.12130|MoRA]] and "
                  "[[@Jacob Andreas]]\n\n> does MoRA show them too?\n\n```python\nU, S, Vt = "
                  "torch.linalg.svd(W0 + B @ A)\n```\n\nThis sentense has a mistake in it.\n"_s;

} // namespace

ReadingScene::ReadingScene(QApplication& qt)
    : MemoryScene(qt)
{
    m_feed = m_library.giveFeed(u"cs.LG"_s);
    addPapers();
    m_settings.setLastPlace({.place = PaperQuery::Place::Feed, .feed = m_feed}, {});
    open();
}

PaperId ReadingScene::addPaper(const QString& title, const QString& text, const QStringList& authors)
{
    const PaperId id = m_library.givePaper(title, m_feed);
    Paper& paper = m_library.stored(id);
    paper.abstractText = text;
    paper.authors = authors;
    paper.categories = {u"cs.LG"_s, u"cs.CL"_s};
    paper.ids.arxiv = u"2410.2%1"_s.arg(id.value, 4, 10, QLatin1Char('0'));
    paper.ids.version = 1;
    paper.link = u"https://arxiv.org/abs/"_s + paper.ids.arxiv;
    paper.pdf = u"https://arxiv.org/pdf/"_s + paper.ids.arxiv;
    return id;
}

void ReadingScene::addPapers()
{
    const QStringList few{u"Reece Shuttleworth"_s, u"Jacob Andreas"_s, u"Antonio Torralba"_s,
                          u"Pratyusha Sharma"_s};
    QStringList many;
    for (int i = 1; i <= 500; ++i)
        many.append(u"Author Number%1"_s.arg(i));
    m_long = addPaper(
        u"A Title That Goes on and on, about Everything That a Title Can Be about, and about Some "
        "Things That It Cannot: Towards a Theory of Long Titles in Machine Learning, Part One of Three"_s,
        abstractText, few);
    m_arabic = addPaper(u"التعلم العميق لفهم اللغة العربية"_s,
                        u"نقدم نموذجًا لغويًا جديدًا للغة العربية، تم تدريبه على مجموعة كبيرة من النصوص."_s,
                        {u"أحمد علي"_s});
    m_chinese = addPaper(
        u"大规模语言模型的高效微调"_s,
        u"本文提出一种参数高效的微调方法，在多个任务上达到与全参数微调相当的性能，同时显著降低计算成本。"_s,
        {u"王小明"_s, u"李华"_s});
    m_without = addPaper(u"What a Lab Wrote on Its Blog"_s, {}, {});
    m_many = addPaper(u"The Collaboration's Measurement of Everything"_s, abstractText, many);
    const PaperId other =
        addPaper(u"MoRA: High-Rank Updating for Parameter-Efficient Fine-Tuning"_s, abstractText, few);
    m_usual = addPaper(u"LoRA vs Full Fine-tuning: An Illusion of Equivalence"_s, abstractText, few);
    Paper& usual = m_library.stored(m_usual);
    usual.summary =
        u"LoRA and full fine-tuning give weight matrices with different spectra; LoRA's \"intruder "
        "dimensions\" make it forget more."_s;
    usual.keywords = {u"low-rank adaptation"_s, u"singular values"_s, u"forgetting"_s};
    usual.upvotes = 48;
    usual.ids.doi = u"10.1000/182"_s;
    usual.isStarred = true;
    usual.code = u"https://github.com/example/lora"_s;
    m_library.stored(other).note = u"See [[LoRA vs Full Fine-tuning: An Illusion of Equivalence]]"_s;
    usual.noteSaved = QDateTime::currentDateTimeUtc().addDays(-1);
    usual.note =
        u"## Why intruder dimensions matter\n\nThey are new singular vectors. A first thought, since "
        "mended.\n"_s;
    (void)m_library.setNote(m_usual, note);
}

void ReadingScene::choose(PaperId paper)
{
    m_window->findChild<PaperListPane*>()->selectPaper(paper);
    settle();
}

void ReadingScene::takeKeys()
{
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        giveUp(u"the window does not get the keys"_s);
}

void ReadingScene::drawAll(const QString& folder)
{
    settle();
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        m_settings.setColourScheme(scheme);
        const QString end = scheme == ColourScheme::Dark ? u"-dark"_s : u"-light"_s;
        drawPapers(folder, end);
        drawNotes(folder, end);
        drawPdf(folder, end);
    }
}

void ReadingScene::drawPapers(const QString& folder, const QString& end)
{
    const auto draw = [&](PaperId paper, const QString& name) {
        choose(paper);
        save(*m_window, folder, name + end);
    };
    draw(m_usual, u"paper"_s);
    draw(m_many, u"many-authors"_s);
    draw(m_without, u"no-abstract"_s);
    draw(m_chinese, u"chinese"_s);
    draw(m_arabic, u"arabic"_s);
    draw(m_long, u"long-title"_s);
    m_settings.setTextScale(200);
    m_settings.setReadsInSans(true);
    m_settings.setJustified(true);
    draw(m_usual, u"huge-text"_s);
    m_settings.setTextScale(100);
    m_settings.setReadsInSans(false);
    m_settings.setJustified(false);
    takeKeys();
    m_window->actions().findInPaper->trigger();
    QTest::keyClicks(m_window->focusWidget(), u"LoRA"_s);
    save(*m_window, folder, u"find"_s + end);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    auto* list = m_window->findChild<PaperListView*>();
    list->selectAll();
    save(*m_window, folder, u"several"_s + end);
    list->clearSelection();
    list->setCurrentIndex({});
    save(*m_window, folder, u"nothing"_s + end);
}

void ReadingScene::drawNotes(const QString& folder, const QString& end)
{
    choose(m_usual);
    auto* editor = m_window->findChild<NoteEditor*>();
    editor->showTab(NoteEditor::Tab::Both);
    save(*m_window, folder, u"note-both"_s + end);
    editor->showTab(NoteEditor::Tab::Note);
    takeKeys(); // a dialog may have had them
    editor->focusText();
    auto* text = m_window->findChild<NoteTextEdit*>();
    text->moveCursor(QTextCursor::End);
    QTest::keyClicks(text, u"See [[mor"_s);
    if (!QTest::qWaitFor(
            [&] {
                const auto* offered = m_window->findChild<LinkCompletion*>();
                return offered && offered->isVisible();
            },
            patience))
        giveUp(u"no paper was offered"_s);
    save(*m_window, folder, u"note-link"_s + end);
    QTest::keyClick(text, Qt::Key_Escape);
    text->rewrite(note);
    editor->flush();
    settle();
    editor->showHistory();
    auto* history = opened<NoteHistoryDialog>();
    if (!QTest::qWaitFor([&] { return !history->findChild<OfflineBrowser*>()->toPlainText().isEmpty(); },
                         patience))
        giveUp(u"the note's versions did not come"_s);
    save(*history, folder, u"note-history"_s + end);
    close(history);
}

void ReadingScene::drawPdf(const QString& folder, const QString& end)
{
    const QString file = m_folder.filePath(u"sample.pdf"_s);
    writeSamplePdf(file, 4);
    m_pdfs.pdfs.insert(m_usual, {.paper = m_usual, .file = file});
    choose(m_usual);
    m_window->actions().openPdf->trigger();
    save(*m_window, folder, u"pdf"_s + end);
    m_window->actions().openPdf->trigger();
    choose(m_long);
    m_window->actions().openPdf->trigger();
    if (!QTest::qWaitFor([&] { return m_pdfs.progress(m_long).has_value(); }, patience))
        giveUp(u"the PDF was not asked for"_s);
    m_pdfs.tellFailed(m_long, {ErrorCode::Offline, u"https://arxiv.org/pdf/2410.20001"_s, {}});
    save(*m_window, folder, u"pdf-offline"_s + end);
    m_window->actions().openPdf->trigger();
}

} // namespace offprint
