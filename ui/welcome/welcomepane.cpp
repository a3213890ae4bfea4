#include "ui/welcome/welcomepane.h"

#include "models/sentence.h"
#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/inlinemessage.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"
#include "ui/welcome/cataloguelist.h"

#include <QtCore/QTimer>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int textWidth = 680;
constexpr int narrow = 520;
constexpr int hoverMargin = 8; ///< by which the ground of a feed under the pointer is wider than the text

QLabel* wrappedLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

WelcomePane::WelcomePane(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_scroll(new QScrollArea(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeContent(catalogue));
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);

    m_hairline = new QWidget(this);
    m_hairline->setFixedHeight(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_hairline);
    column->addWidget(makeFooter());

    connect(m_catalogue, &CatalogueList::tickedChanged, this, &WelcomePane::countFeeds);
    connect(m_catalogue, &CatalogueList::focusMoved, this,
            [this](QWidget* row) { m_scroll->ensureWidgetVisible(row, 0, 24); });
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        m_message->clear();
        countFeeds();
    });
    connect(m_subscribe, &QPushButton::clicked, this, &WelcomePane::subscribe);
    connect(m_notNow, &QPushButton::clicked, this, &WelcomePane::dismissed);
    connect(&m_appearance, &Appearance::changed, this, &WelcomePane::applyAppearance);
    setFocusProxy(m_catalogue);
    applyAppearance();
    countFeeds();
}

QWidget* WelcomePane::makeContent(const Catalogue& catalogue)
{
    m_content = new QWidget;
    m_content->setBackgroundRole(QPalette::Base);
    m_heading = wrappedLabel(tr("Welcome to Offprint"), m_content);
    m_intro = wrappedLabel(
        tr("It gathers machine-learning papers from the feeds you choose, to read, star, annotate and "
           "search."),
        m_content);
    m_choose =
        wrappedLabel(tr("Choose feeds to begin with. You can add and remove feeds at any time."), m_content);
    m_catalogue = new CatalogueList(catalogue, m_appearance, m_content);
    m_addressLabel = new QLabel(tr("Or &paste the address of another feed"), m_content);
    m_address = new QLineEdit(m_content);
    m_address->setPlaceholderText(u"https://"_s);
    m_address->setMaxLength(4000);
    m_addressLabel->setBuddy(m_address);
    m_message = new InlineMessage(m_appearance, m_content);

    auto* above = new QVBoxLayout;
    above->setContentsMargins(hoverMargin, 0, hoverMargin, 12);
    above->setSpacing(0);
    above->addWidget(m_heading);
    above->addSpacing(8);
    above->addWidget(m_intro);
    above->addSpacing(14);
    above->addWidget(makeSampleLine());
    above->addSpacing(20);
    above->addWidget(m_choose);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(hoverMargin, 18, hoverMargin, 0);
    below->setSpacing(6);
    below->addWidget(m_addressLabel);
    below->addWidget(m_address);
    below->addWidget(m_message);
    auto* column = new QVBoxLayout(m_content);
    column->setSpacing(0);
    column->addLayout(above);
    column->addWidget(m_catalogue);
    column->addLayout(below);
    column->addStretch(1);
    return m_content;
}

QWidget* WelcomePane::makeSampleLine()
{
    auto* line = new QWidget(m_content);
    m_sampleBar = new QWidget(line);
    m_sampleBar->setFixedWidth(3);
    m_sample = wrappedLabel(tr("86 papers of 14 March 2025 from Hugging Face Papers are in your library "
                               "already, to read offline."),
                            line);
    m_sample->setContentsMargins(12, 3, 0, 3);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sampleBar);
    row->addWidget(m_sample, 1);
    return line;
}

QWidget* WelcomePane::makeFooter()
{
    m_footer = new QWidget(this);
    m_subscribe = new QPushButton(m_footer);
    m_subscribe->setDefault(true);
    m_notNow = new QPushButton(tr("&Not now"), m_footer);
    auto* row = new QHBoxLayout(m_footer);
    row->setSpacing(8);
    row->addWidget(m_subscribe);
    row->addWidget(m_notNow);
    row->addStretch(1);
    return m_footer;
}

void WelcomePane::setSubscribed(const QList<QString>& urls)
{
    m_subscribed = urls;
    m_catalogue->setSubscribed(urls);
}

void WelcomePane::showError(const QString& sentence)
{
    m_message->showError(sentence);
    // The content grows by the message first.
    QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_message, 0, 24); });
}

void WelcomePane::countFeeds()
{
    const qsizetype pasted = m_address->text().trimmed().isEmpty() ? 0 : 1;
    const qsizetype count = m_catalogue->ticked().size() + pasted;
    m_subscribe->setEnabled(count > 0);
    m_subscribe->setText(count == 0   ? tr("&Subscribe")
                         : count == 1 ? tr("&Subscribe to 1 feed")
                                      : tr("&Subscribe to %1 feeds").arg(count));
}

void WelcomePane::subscribe()
{
    QList<CatalogueEntry> entries = m_catalogue->ticked();
    if (const QString typed = m_address->text().trimmed(); !typed.isEmpty()) {
        const Result<QString> address = feedAddress(typed);
        if (!address) {
            m_address->setFocus();
            return showError(sentenceFor(address.error()));
        }
        const auto isIt = [&](const QString& url) { return isSameAddress(url, *address); };
        const bool isTicked =
            std::ranges::any_of(entries, [&](const CatalogueEntry& entry) { return isIt(entry.url); });
        if (!isTicked && !std::ranges::any_of(m_subscribed, isIt))
            entries.append(CatalogueEntry{.url = *address});
    }
    if (entries.isEmpty())
        return m_address->text().isEmpty() ? void()
                                           : showError(tr("You are subscribed to this feed already."));
    Q_EMIT subscribeRequested(entries);
}

void WelcomePane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QWidget::keyPressEvent(event);
    if (m_notNow->hasFocus())
        m_notNow->click();
    else
        m_subscribe->click();
}

void WelcomePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int side = width() < narrow ? 20 : 40;
    const int end = std::max(side, width() - side - textWidth);
    m_content->layout()->setContentsMargins(side - hoverMargin, 26, end - hoverMargin, 24);
    m_footer->layout()->setContentsMargins(side, 12, side, 12);
}

void WelcomePane::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    m_heading->setFont(m_appearance.readingFont(5.5, QFont::DemiBold));
    m_intro->setFont(m_appearance.uiFont(0.75));
    m_sample->setFont(m_appearance.uiFont());
    m_choose->setFont(m_appearance.uiFont());
    m_addressLabel->setFont(m_appearance.uiFont());
    setTextColour(m_heading, theme.text);
    setTextColour(m_intro, theme.text);
    setTextColour(m_sample, theme.dim);
    setTextColour(m_choose, theme.text);
    setTextColour(m_addressLabel, theme.text);
    setFill(m_sampleBar, theme.accent);
    setFill(m_hairline, theme.line);
    setFill(m_footer, theme.side);
}

} // namespace offprint
