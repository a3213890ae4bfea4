// Draws the window's main states into PNG files: offprint_screenshots FOLDER

#include "app/feeds/feedparser.h"
#include "app/library/sqlitelibrary.h"
#include "models/catalogue.h"
#include "tests/screenshots/changesscene.h"
#include "tests/screenshots/giveup.h"
#include "tests/screenshots/listsscene.h"
#include "tests/screenshots/readingscene.h"
#include "tests/support/fakefeedfinder.h"
#include "tests/support/fakeolderpapers.h"
#include "tests/support/fakeoutlinefiles.h"
#include "tests/support/fakepaperfiles.h"
#include "tests/support/fakepaperimports.h"
#include "tests/support/fakepdfs.h"
#include "tests/support/fakerefresher.h"
#include "tests/support/fakesettings.h"
#include "ui/actions.h"
#include "ui/mainwindow.h"
#include "ui/notes/syntax.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/search/searchbox.h"
#include "ui/search/searchpopup.h"
#include "ui/theme/appearance.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr auto note = R"(## Why this matters

- on-policy data closes the gap between draft and target, $\alpha \approx 0.8$
- compare with **EAGLE-3** and [Medusa](https://arxiv.org/abs/2401.10774)

> does it hold for long contexts?

```python
accepted = (u < p_target / p_draft).cumprod(-1).sum(-1)
```
)"_L1;

/// Made up, and full of formulas.
constexpr auto mathematicalTitle =
    R"(Sharper $\ell_2$ Bounds for $O(n \log n)$ Attention on $\mathbb{R}^{n \times d}$)"_L1;
constexpr auto mathematicalAbstract =
    R"(We study the softmax map $\sigma(z)_i = \frac{e^{z_i}}{\sum_{j=1}^n e^{z_j}}$ with queries $Q, K \in
\mathbb{R}^{n \times d}$ and show that, for every $\varepsilon > 0$, a \emph{single} random projection with $m =
\tilde{O}(\varepsilon^{-2} \log n)$ rows preserves attention in the sense that

$$\Bigl\| \mathrm{softmax}\Bigl(\frac{Q K^\top}{\sqrt{d}}\Bigr) V - \hat{A} V \Bigr\|_F \le \varepsilon \, \|V\|_F .$$

The proof bounds $\mathbb{E}\bigl[\sup_{\theta \in \Theta} |\hat{L}_n(\theta) - L(\theta)|\bigr] \le
\sqrt{2 \log(1/\delta) / n}$ by chaining, and an unknown macro such as $\frobnicate{x}$ stands as it was written. On
10^6 tokens we need about 40\% of the time of exact attention; $\lim_{n \to \infty} \binom{2n}{n} / 4^n = 0$.)"_L1;

template<class T> T wait(Reply<T> reply)
{
    if (!QTest::qWaitFor([&] { return reply.isFinished(); }, patience) || !reply.result())
        giveUp(u"the library did not do as it was asked"_s);
    if constexpr (!std::is_void_v<T>)
        return *reply.result();
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    return file.readAll();
}

/// A library as one has it after a week, and the window over it.
class Scene final
{
public:
    explicit Scene(QApplication& qt)
        : m_appearance(qt, m_settings)
    {
        wait(m_library.open());
        m_catalogue = readCatalogue(bytesOf(u":/offprint/catalogue.json"_s)).value();
    }

    void fill()
    {
        addFeed(u"https://huggingface.co/api/daily_papers?limit=100"_s, u"HF Daily Papers"_s, {},
                u"hf-daily.json"_s);
        const FolderId arxiv = wait(m_library.addFolder(u"arXiv"_s));
        for (const QString& category : {u"cs.AI"_s, u"cs.CL"_s, u"cs.LG"_s})
            addFeed(u"https://rss.arxiv.org/rss/"_s + category, category, arxiv, category + u".rss"_s);
        const FolderId blogs = wait(m_library.addFolder(u"Blogs"_s));
        m_failing = wait(m_library.addFeed(u"https://blog.example.org/feed.xml"_s, u"A lab's blog"_s, blogs));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        wait(m_library.recordFailure(m_failing, {ErrorCode::Gone, u"A lab's blog"_s, {}, 410}, now,
                                     now.addDays(1)));
        wait(m_library.addSearch(
            {.name = u"Agents, starred or new"_s, .words = u"agent (is:starred OR is:new)"_s}));
        wait(m_library.addSearch({.name = u"Code on GitHub"_s, .words = u"has:code upvotes:>5"_s}));
        mark();
    }

    void addMathematics()
    {
        ParsedEntry e;
        e.title = mathematicalTitle;
        for (const QString& paragraph : QString(mathematicalAbstract).split(u"\n\n"_s))
            e.abstractText += paragraph.simplified() + u"\n\n"_s;
        e.authors = {u"Ann Author"_s, u"Bo Boson"_s};
        e.categories = {u"cs.LG"_s, u"math.OC"_s};
        e.guid = e.link = u"https://example.org/bounds"_s;
        e.published = QDateTime(QDate(2026, 2, 3), QTime(0, 0), QTimeZone::UTC);
        ParsedFeed feed;
        feed.entries = {e};
        const FeedId id = wait(m_library.addFeed(u"https://example.org/theory"_s, u"Theory"_s));
        wait(m_library.storeFeed(id, feed, {.checked = QDateTime::currentDateTimeUtc()}));
    }

    void open(QSize size)
    {
        m_window =
            std::make_unique<MainWindow>(m_library, m_refresher, m_finder, m_older, m_outlines, m_files,
                                         m_imports, m_pdfs, m_settings, m_appearance, m_syntax, m_catalogue);
        m_window->resize(size);
        m_window->show();
    }

    void save(const QString& folder, const QString& name)
    {
        int calm = 0; // the window rests when it does so at several looks in a row
        if (!QTest::qWaitFor([&] { return (calm = m_window->isSettled() ? calm + 1 : 0) > 20; }, patience))
            giveUp(u"the window did not come to rest for "_s + name);
        const QString file = u"%1/%2.png"_s.arg(folder, name);
        if (!m_window->grab().save(file))
            giveUp(file + u" could not be written"_s);
        std::printf("%s\n", qPrintable(file));
    }

    void choosePaper(const QString& words)
    {
        const auto found = wait(m_library.find({.words = words}));
        if (found.isEmpty())
            giveUp(u"no paper has "_s + words);
        m_window->findChild<PaperListPane*>()->selectPaper(found.first().id);
    }

    void search(const QString& words)
    {
        auto* box = m_window->findChild<SearchBox*>();
        box->setText(words);
        if (!QTest::qWaitFor([&] { return box->words() == words; }, patience))
            giveUp(u"the search did not begin"_s);
    }

    /// As a person does, and waits for what comes up below the box.
    void type(const QString& words)
    {
        auto* box = m_window->findChild<SearchBox*>();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            giveUp(u"the window does not get the keys"_s);
        box->clear();
        box->setFocus();
        QTest::keyClicks(box, words);
        if (!QTest::qWaitFor([&] { return m_window->findChild<SearchPopup*>()->isVisible(); }, patience))
            giveUp(u"nothing came up for "_s + words);
    }

    void choosePlace(const PaperQuery& place)
    {
        m_settings.setLastPlace(place, {});
        open(m_window->size());
    }

    FakeSettings m_settings;
    Appearance m_appearance;
    Syntax m_syntax;
    QTemporaryDir m_folder;
    SqliteLibrary m_library{m_folder.path(), {.addSample = true}};
    FakeRefresher m_refresher;
    FakeFeedFinder m_finder;
    FakeOlderPapers m_older;
    FakeOutlineFiles m_outlines;
    FakePaperFiles m_files;
    FakePaperImports m_imports;
    FakePdfs m_pdfs;
    Catalogue m_catalogue;
    FeedId m_failing;
    FeedId m_daily;
    std::unique_ptr<MainWindow> m_window;

private:
    void addFeed(const QString& url, const QString& name, std::optional<FolderId> folder, const QString& file)
    {
        const FeedId feed = wait(m_library.addFeed(url, name, folder));
        const auto parsed =
            parseFeed(bytesOf(QStringLiteral(OFFPRINT_TEST_DATA "/screenshots/") + file), {.url = url});
        if (!parsed)
            giveUp(file + u" is no feed"_s);
        wait(m_library.storeFeed(feed, *parsed, {.checked = QDateTime::currentDateTimeUtc()}));
        m_daily = m_daily.isValid() ? m_daily : feed;
    }

    void mark()
    {
        const auto all = wait(m_library.find({.place = PaperQuery::Place::Feed, .feed = m_daily}));
        QList<PaperId> read;
        QList<PaperId> starred;
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (i % 4 == 1)
                read.append(all[i].id);
            if (i % 5 == 1)
                starred.append(all[i].id);
        }
        wait(m_library.setRead(read, true));
        wait(m_library.setStarred(starred, true));
        const auto noted = wait(m_library.find({.words = u"Draft-OPD"_s}));
        wait(m_library.setNote(noted.first().id, note));
        wait(m_library.setStarred({noted.first().id}, true));
    }
};

void drawAll(QApplication& qt, const QString& folder)
{
    Scene scene(qt);
    constexpr QSize large(1440, 900);
    scene.open(large);
    scene.save(folder, u"first-run"_s);

    scene.fill();
    scene.m_settings.setWelcomeDone(true);
    scene.choosePlace({.place = PaperQuery::Place::Feed, .feed = scene.m_daily});
    scene.m_refresher.tell({.isRunning = true, .done = 3, .total = 12, .newPapers = 12});
    scene.choosePaper(u"Draft-OPD"_s);
    scene.save(folder, u"list-light"_s);
    scene.m_settings.setColourScheme(ColourScheme::Dark);
    scene.save(folder, u"list-dark"_s);

    scene.m_refresher.tell({.nextDue = QDateTime::currentDateTimeUtc().addSecs(1800)});
    scene.search(u"multi-agent reasoning"_s);
    scene.choosePaper(u"multi-agent reasoning"_s);
    scene.save(folder, u"search-dark"_s);
    scene.m_settings.setColourScheme(ColourScheme::Light);
    scene.save(folder, u"search-light"_s);
    scene.type(u"reasoning -vision is:"_s);
    scene.save(folder, u"suggestions-light"_s);
    scene.type(u"reasoning date:2025-13"_s);
    scene.save(folder, u"search-error-light"_s);
    scene.m_settings.setColourScheme(ColourScheme::Dark);
    scene.save(folder, u"search-error-dark"_s);
    scene.type(u"cat:learn"_s);
    scene.save(folder, u"suggestions-dark"_s);
    scene.m_settings.setColourScheme(ColourScheme::Light);
    scene.search(u"nothing has these words"_s);
    scene.save(folder, u"empty-search"_s);

    scene.choosePlace({.place = PaperQuery::Place::Feed, .feed = scene.m_daily});
    scene.m_window->actions().inOneLine->trigger();
    scene.choosePaper(u"Draft-OPD"_s);
    scene.save(folder, u"one-line"_s);
    scene.m_window->actions().inOneLine->trigger();
    scene.addMathematics();
    scene.search(u"attention"_s);
    scene.choosePaper(u"softmax projection"_s);
    scene.save(folder, u"mathematics-light"_s);
    scene.m_settings.setColourScheme(ColourScheme::Dark);
    scene.save(folder, u"mathematics-dark"_s);
    scene.m_settings.setColourScheme(ColourScheme::Light);
    scene.choosePlace({.place = PaperQuery::Place::Today});
    scene.save(folder, u"empty-today"_s);
    scene.choosePlace({.place = PaperQuery::Place::Feed, .feed = scene.m_failing});
    scene.m_refresher.tell({.done = 12,
                            .total = 12,
                            .failed = 1,
                            .newPapers = 4,
                            .nextDue = QDateTime::currentDateTimeUtc().addSecs(1800)});
    scene.m_window->showError({ErrorCode::DiskFull, scene.m_folder.path(), {}});
    scene.save(folder, u"error"_s);

    scene.choosePlace({.place = PaperQuery::Place::Feed, .feed = scene.m_daily});
    scene.m_window->resize(800, 640);
    scene.choosePaper(u"Draft-OPD"_s);
    scene.save(folder, u"narrow"_s);
    scene.m_window->resize(560, 640);
    scene.save(folder, u"narrowest"_s);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    if (argc != 2 || !QDir().mkpath(QFile::decodeName(argv[1]))) {
        std::fputs("usage: offprint_screenshots FOLDER\n", stderr);
        return 2;
    }
    drawAll(qt, QFile::decodeName(argv[1]));
    ChangesScene(qt).drawAll(QFile::decodeName(argv[1]));
    ReadingScene(qt).drawAll(QFile::decodeName(argv[1]));
    ListsScene(qt).drawAll(QFile::decodeName(argv[1]));
    return 0;
}
