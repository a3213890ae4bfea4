#include "tests/screenshots/listsscene.h"

#include "ui/detail/versionsdialog.h"
#include "ui/export/exportdialog.h"
#include "ui/export/keptfilesdialog.h"
#include "ui/import/importdialog.h"
#include "ui/lists/bindialog.h"
#include "ui/lists/choicepopup.h"
#include "ui/lists/historydialog.h"
#include "ui/lists/listdialog.h"
#include "ui/papers/paperlistpane.h"
#include "ui/reference/publishedversionsdialog.h"
#include "ui/reference/referencedialog.h"

#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Sample
{
    QString title;
    QStringList authors;
    QString category;
    QStringList tags;
};

const QList<Sample>& samples()
{
    static const QList<Sample> all{
        {u"LoRA: Low-Rank Adaptation of Large Language Models"_s,
         {u"Edward J. Hu"_s, u"Yelong Shen"_s, u"Weizhu Chen"_s},
         u"cs.CL"_s,
         {u"fine-tuning"_s, u"to cite"_s}},
        {u"QLoRA: Efficient Finetuning of Quantized LLMs"_s,
         {u"Tim Dettmers"_s, u"Artidoro Pagnoni"_s},
         u"cs.LG"_s,
         {u"fine-tuning"_s, u"method/quantization"_s}},
        {u"Direct Preference Optimization: Your Language Model is Secretly a Reward Model"_s,
         {u"Rafael Rafailov"_s, u"Archit Sharma"_s, u"Chelsea Finn"_s},
         u"cs.LG"_s,
         {u"method/dpo"_s}},
        {u"Attention Is All You Need"_s, {u"Ashish Vaswani"_s, u"Noam Shazeer"_s}, u"cs.CL"_s, {}},
        {u"On the Stability of Training with $\\ell_2$ Penalties"_s, {u"Ann Author"_s}, u"stat.ML"_s, {}}};
    return all;
}

} // namespace

ListsScene::ListsScene(QApplication& qt)
    : MemoryScene(qt)
{
    m_feed = m_library.giveFeed(u"cs.LG"_s);
    addPapers();
    m_settings.setLastPlace({.place = PaperQuery::Place::List, .list = m_thesis}, m_papers.first());
    open();
}

void ListsScene::addPapers()
{
    for (const Sample& sample : samples()) {
        const PaperId id = m_library.givePaper(sample.title, m_feed);
        Paper& paper = m_library.stored(id);
        paper.authors = sample.authors;
        paper.categories = {sample.category};
        paper.ids.arxiv = u"2410.1%1"_s.arg(id.value, 4, 10, QLatin1Char('0'));
        paper.link = u"https://arxiv.org/abs/"_s + paper.ids.arxiv;
        paper.abstractText =
            u"We present %1, and measure what it costs on five benchmarks. The results hold for "
            "models of 7B and 70B parameters alike."_s.arg(sample.title);
        m_papers.append(id);
        for (const QString& tag : sample.tags)
            (void)m_library.setTagged({id}, tag, true);
    }
    m_library.stored(m_papers[0]).comments = u"26 pages. Accepted at ICLR 2022"_s;
    m_library.stored(m_papers[2]).comments = u"Published in TMLR (03/2024); code is available"_s;
    m_files.kept.append({.file = u"/home/ada/thesis/references.bib"_s,
                         .papers = {},
                         .what = {.papers = {}, .keyPattern = {}, .heading = u"Thesis"_s},
                         .written = QDateTime(QDate(2026, 11, 28), QTime(9, 12), QTimeZone::UTC)});
    fillImport();
    m_thesis = m_library.giveList(u"Thesis"_s);
    (void)m_library.editList(
        {.id = m_thesis, .name = u"Thesis"_s, .colour = 6, .description = u"Chapters 2 to 4"_s});
    m_library.giveList(u"Related work"_s, m_thesis);
    const ListId group = m_library.giveList(u"Reading group"_s);
    (void)m_library.editList({.id = group, .name = u"Reading group"_s, .colour = 4, .description = {}});
    (void)m_library.putOnList(m_thesis, m_papers.first(4));
    (void)m_library.putOnList(group, {m_papers[0], m_papers[2]});
    (void)m_library.setListEntry(m_thesis, {.paper = m_papers[0],
                                            .status = ReadingStatus::Reading,
                                            .priority = 3,
                                            .due = QDate(2026, 12, 3),
                                            .comment = u"compare with chapter 3"_s});
    (void)m_library.setStarred({m_papers[0], m_papers[2]}, true);
    (void)m_library.setRead({m_papers[1], m_papers[3]}, true);
    (void)m_library.setNote(m_papers[0], u"See $\\Delta W = BA$."_s);
    PaperHistory history;
    history.versions = {
        {.version = 1,
         .title = u"LoRA: Low-Rank Adaptation of Language Models"_s,
         .abstractText = u"An important paradigm is full fine-tuning. We propose a low-rank update."_s},
        {.version = 2,
         .title = samples().first().title,
         .abstractText = u"An important paradigm is pre-training and adaptation. We propose "
                         "Low-Rank Adaptation, or LoRA, a low-rank update."_s}};
    m_library.history(m_papers[0]) = history;
}

void ListsScene::fillImport()
{
    using State = ImportMatch::State;
    ImportPreview preview{.number = 1,
                          .source = u"zotero.bib"_s,
                          .format = u"BibTeX"_s,
                          .listName = {},
                          .rows = {},
                          .problems = {}};
    preview.rows = {{.title = u"Attention Is All You Need"_s,
                     .authors = u"Ashish Vaswani, Noam Shazeer, Niki Parmar"_s,
                     .year = 2017,
                     .match = {}},
                    {.title = samples().first().title,
                     .authors = samples().first().authors.join(u", "_s),
                     .year = 2021,
                     .match = {.state = State::Changes,
                               .paper = m_papers[0],
                               .adds = {u"venue"_s, u"pages"_s, u"DOI"_s},
                               .leaves = {u"note"_s}}},
                    {.title = samples()[1].title,
                     .authors = samples()[1].authors.join(u", "_s),
                     .year = 2024,
                     .match = {.state = State::There, .paper = m_papers[1], .adds = {}, .leaves = {}}},
                    {.title = u"Attention is all you need"_s,
                     .authors = u"A. Vaswani and others"_s,
                     .year = 2017,
                     .match = {.state = State::Twice}}};
    preview.problems = {u"Line 214: “@article{smith2020” has no end; what follows was read on."_s};
    m_imports.preview = preview;
}

void ListsScene::drawAll(const QString& folder)
{
    settle();
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        m_settings.setColourScheme(scheme);
        const QString end = scheme == ColourScheme::Dark ? u"-dark"_s : u"-light"_s;
        m_window->findChild<PaperListPane*>()->selectPaper(m_papers.first());
        save(*m_window, folder, u"reading-list"_s + end);
        drawDialogs(folder, end);
    }
}

void ListsScene::drawDialogs(const QString& folder, const QString& end)
{
    const Actions& actions = m_window->actions();
    drawDialog<ChoicePopup>(actions.tag, folder, u"tags"_s + end);
    drawDialog<ChoicePopup>(actions.putOnList, folder, u"lists"_s + end);
    drawDialog<ListDialog>(actions.addList, folder, u"new-list"_s + end);
    drawDialog<HistoryDialog>(actions.history, folder, u"history"_s + end);
    drawDialog<BinDialog>(actions.bin, folder, u"bin"_s + end);
    drawDialog<VersionsDialog>(actions.compareVersions, folder, u"versions-beside"_s + end);
    drawDialog<ExportDialog>(actions.exportPapers, folder, u"export"_s + end);
    drawDialog<KeptFilesDialog>(actions.keptFiles, folder, u"kept-files"_s + end);
    drawDialog<ReferenceDialog>(actions.editReference, folder, u"reference"_s + end);
    drawDialog<PublishedVersionsDialog>(actions.publishedVersions, folder, u"published-versions"_s + end);
    drawDialog<ImportDialog>(actions.pastePapers, folder, u"import"_s + end);
}

} // namespace offprint
