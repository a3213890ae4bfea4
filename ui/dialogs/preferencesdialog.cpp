#include "ui/dialogs/preferencesdialog.h"

#include "ui/dialogs/intervalchoice.h"
#include "ui/dialogs/proxychoice.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSlider>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int scaleStep = 10;
constexpr int smallestScale = 50;
constexpr int largestScale = 300;

} // namespace

PreferencesDialog::PreferencesDialog(Settings& settings, const Appearance& appearance, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_appearance(appearance)
    , m_schemes(new QButtonGroup(this))
    , m_interval(new IntervalChoice(this))
    , m_proxy(new ProxyChoice(this))
    , m_scale(new QSlider(Qt::Horizontal, this))
    , m_percent(new QLabel(this))
    , m_sample(new QLabel(tr("Attention is all you need."), this))
    , m_intervalHint(
          new QLabel(tr("A feed can have an interval of its own: see its menu in the sidebar."), this))
    , m_notesFolder(new QLineEdit(this))
    , m_noNotesFolder(new QPushButton(tr("N&one"), this))
    , m_notesHint(new QLabel(tr("A Markdown file for every paper with a note or a star. What another editor "
                                "changes there comes back."),
                             this))
    , m_dragged(new QComboBox(this))
    , m_pdfRoom(new QComboBox(this))
    , m_keepsStarredPdfs(new QCheckBox(tr("Fetch those of &starred papers ahead"), this))
{
    setWindowTitle(tr("Preferences"));
    m_intervalHint->setWordWrap(true);
    m_sample->setFrameShape(QFrame::StyledPanel);
    m_sample->setAlignment(Qt::AlignCenter);
    m_sample->setAccessibleDescription(tr("A sample of the text size"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    QWidget* schemes = makeSchemes();
    QWidget* scale = makeTextScale();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(24, 22, 20, 16);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeLabel(tr("Colours"), schemes), 0, 0);
    grid->addWidget(schemes, 0, 1);
    grid->addWidget(makeLabel(tr("&Refresh feeds"), m_interval), 2, 0);
    grid->addWidget(m_interval, 2, 1);
    grid->addWidget(m_intervalHint, 3, 1);
    grid->addWidget(makeLabel(tr("&Network"), m_proxy), 5, 0, Qt::AlignTop);
    grid->addWidget(m_proxy, 5, 1);
    grid->addWidget(makeLabel(tr("&Text size"), m_scale), 7, 0);
    grid->addWidget(scale, 7, 1);
    grid->setRowMinimumHeight(8, 10);
    grid->addWidget(m_sample, 9, 1);
    QWidget* pdfs = makePdfs();
    grid->addWidget(makeLabel(tr("&PDFs"), m_pdfRoom), 11, 0, Qt::AlignTop);
    grid->addWidget(pdfs, 11, 1);
    QWidget* notes = makeNotes();
    grid->addWidget(makeLabel(tr("Folder of &notes"), m_notesFolder), 13, 0, Qt::AlignTop);
    grid->addWidget(notes, 13, 1);
    m_dragged->addItem(tr("As lines: authors, title and link"), false);
    m_dragged->addItem(tr("As BibTeX"), true);
    m_dragged->setToolTip(tr("What an editor or a mail gets when papers are dragged into it"));
    grid->addWidget(makeLabel(tr("Dra&gged papers"), m_dragged), 15, 0);
    grid->addWidget(m_dragged, 15, 1);
    for (const int gap : {1, 4, 6, 10, 12, 14})
        grid->setRowMinimumHeight(gap, 18);
    grid->setRowMinimumHeight(16, 22);
    grid->setRowStretch(16, 1);
    grid->addWidget(close, 17, 1, Qt::AlignRight);

    showSettings();
    followSettings();
    applyAppearance();
    resize(500, sizeHint().height());
}

QLabel* PreferencesDialog::makeLabel(const QString& text, QWidget* buddy)
{
    auto* label = new QLabel(text, this);
    label->setBuddy(buddy);
    m_labels.append(label);
    return label;
}

QWidget* PreferencesDialog::makeSchemes()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(18);
    const auto offer = [&](const QString& text, ColourScheme scheme) {
        auto* button = new QRadioButton(text, box);
        m_schemes->addButton(button, int(scheme));
        row->addWidget(button);
    };
    offer(tr("As the &desktop"), ColourScheme::FollowDesktop);
    offer(tr("&Light"), ColourScheme::Light);
    offer(tr("Dar&k"), ColourScheme::Dark);
    row->addStretch(1);
    return box;
}

QWidget* PreferencesDialog::makeTextScale()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_scale->setRange(smallestScale / scaleStep, largestScale / scaleStep);
    m_scale->setPageStep(2);
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_scale, 1);
    row->addWidget(m_percent);
    return box;
}

QWidget* PreferencesDialog::makePdfs()
{
    constexpr qint64 gigabyte = 1'000'000'000;
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (const int size : {1, 2, 5, 10, 20, 50})
        m_pdfRoom->addItem(tr("Keep up to %1 GB").arg(QLocale().toString(size)), size * gigabyte);
    m_pdfRoom->addItem(tr("Keep all of them"), qint64(0));
    m_pdfRoom->setToolTip(
        tr("Beyond that, those go first that have no star and were not looked at for longest. "
           "Your own never go."));
    column->addWidget(m_pdfRoom);
    column->addWidget(m_keepsStarredPdfs);
    return box;
}

QWidget* PreferencesDialog::makeNotes()
{
    auto* choose = new QPushButton(tr("C&hoose…"), this);
    m_notesFolder->setReadOnly(true);
    m_notesFolder->setPlaceholderText(tr("None"));
    m_notesFolder->setAccessibleName(tr("Folder of notes"));
    m_notesHint->setWordWrap(true);
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_notesFolder, 1);
    row->addWidget(choose);
    row->addWidget(m_noNotesFolder);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addLayout(row);
    column->addWidget(m_notesHint);
    connect(choose, &QPushButton::clicked, this, &PreferencesDialog::chooseNotesFolder);
    connect(m_noNotesFolder, &QPushButton::clicked, this, [this] { m_settings.setNotesFolder({}); });
    return box;
}

void PreferencesDialog::chooseNotesFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder of Notes"), m_settings.notesFolder());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, &m_settings, &Settings::setNotesFolder);
    dialog->open();
}

void PreferencesDialog::followSettings()
{
    connect(&m_settings, &Settings::notesFolderChanged, this, &PreferencesDialog::showSettings);
    connect(m_pdfRoom, &QComboBox::activated, this,
            [this] { m_settings.setPdfRoom(m_pdfRoom->currentData().toLongLong()); });
    connect(m_dragged, &QComboBox::activated, this, [this] {
        ExportChoices choices = m_settings.exportChoices();
        choices.dragsBibTeX = m_dragged->currentData().toBool();
        m_settings.setExportChoices(choices);
    });
    connect(m_keepsStarredPdfs, &QCheckBox::toggled, &m_settings, &Settings::setKeepsStarredPdfs);
    connect(&m_settings, &Settings::pdfsChanged, this, &PreferencesDialog::showSettings);
    connect(m_schemes, &QButtonGroup::idClicked, this,
            [this](int id) { m_settings.setColourScheme(ColourScheme(id)); });
    connect(m_interval, &QComboBox::activated, this, [this] {
        if (const auto interval = m_interval->interval())
            m_settings.setRefreshInterval(*interval);
    });
    connect(m_proxy, &ProxyChoice::chosen, &m_settings, &Settings::setNetworkProxy);
    connect(m_scale, &QSlider::valueChanged, this,
            [this](int value) { m_settings.setTextScale(value * scaleStep); });
    connect(&m_settings, &Settings::colourSchemeChanged, this, &PreferencesDialog::showSettings);
    connect(&m_settings, &Settings::refreshIntervalChanged, this, &PreferencesDialog::showSettings);
    connect(&m_settings, &Settings::networkProxyChanged, this, &PreferencesDialog::showSettings);
    connect(&m_settings, &Settings::textScaleChanged, this, &PreferencesDialog::showSettings);
    connect(&m_appearance, &Appearance::changed, this, &PreferencesDialog::applyAppearance);
}

void PreferencesDialog::showSettings()
{
    if (QAbstractButton* scheme = m_schemes->button(int(m_settings.colourScheme())))
        scheme->setChecked(true);
    m_interval->setInterval(m_settings.refreshInterval());
    m_proxy->setProxy(m_settings.networkProxy());
    if (m_pdfRoom->findData(m_settings.pdfRoom()) < 0) // written into the file by hand
        m_pdfRoom->addItem(QLocale().formattedDataSize(m_settings.pdfRoom(), 1, QLocale::DataSizeSIFormat),
                           m_settings.pdfRoom());
    m_pdfRoom->setCurrentIndex(m_pdfRoom->findData(m_settings.pdfRoom()));
    m_dragged->setCurrentIndex(m_dragged->findData(m_settings.exportChoices().dragsBibTeX));
    m_notesFolder->setText(m_settings.notesFolder());
    m_noNotesFolder->setEnabled(!m_settings.notesFolder().isEmpty());
    m_keepsStarredPdfs->setChecked(m_settings.keepsStarredPdfs());
    const QSignalBlocker quiet(m_scale); // a scale between two steps is shown, not changed
    m_scale->setValue((m_settings.textScale() + scaleStep / 2) / scaleStep);
    m_percent->setText(u"%1 %"_s.arg(m_settings.textScale()));
}

void PreferencesDialog::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    for (QLabel* label : std::as_const(m_labels)) {
        label->setFont(m_appearance.uiFont(0, QFont::Medium));
        setTextColour(label, theme.text);
    }
    m_proxy->applyAppearance(m_appearance);
    m_percent->setFont(m_appearance.uiFont());
    m_percent->setMinimumWidth(QFontMetrics(m_appearance.uiFont()).horizontalAdvance(u"300 %"_s));
    setTextColour(m_percent, theme.dim);
    for (QLabel* hint : {m_intervalHint, m_notesHint}) {
        hint->setFont(m_appearance.uiFont(-0.75));
        hint->setContentsMargins(0, 5, 0, 0);
        setTextColour(hint, theme.dim);
    }
    m_sample->setFont(m_appearance.readingFont());
    m_sample->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_sample->setFixedHeight(76);
    setTextColour(m_sample, theme.text);
}

} // namespace offprint
