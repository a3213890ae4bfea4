#include "ui/dialogs/preferencesdialog.h"

#include "ui/dialogs/intervalchoice.h"
#include "ui/dialogs/proxychoice.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
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
    for (const int gap : {1, 4, 6})
        grid->setRowMinimumHeight(gap, 18);
    grid->setRowMinimumHeight(10, 22);
    grid->setRowStretch(10, 1);
    grid->addWidget(close, 11, 1, Qt::AlignRight);

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

void PreferencesDialog::followSettings()
{
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
    m_intervalHint->setFont(m_appearance.uiFont(-0.75));
    m_intervalHint->setContentsMargins(0, 5, 0, 0);
    setTextColour(m_intervalHint, theme.dim);
    m_sample->setFont(m_appearance.readingFont());
    m_sample->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_sample->setFixedHeight(76);
    setTextColour(m_sample, theme.text);
}

} // namespace offprint
