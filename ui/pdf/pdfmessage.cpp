#include "ui/pdf/pdfmessage.h"

#include "models/math/mathpieces.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace offprint {

namespace {

constexpr int widest = 420;

QLabel* centred(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

PdfMessage::PdfMessage(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_heading(centred(this))
    , m_advice(centred(this))
    , m_progress(new QProgressBar(this))
    , m_password(new QLineEdit(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_again(new QPushButton(tr("Try Again"), this))
    , m_attach(new QPushButton(tr("Use My Own PDF…"), this))
{
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(widest);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("Password of the PDF"));
    m_password->setAccessibleName(tr("Password of the PDF"));
    m_password->setMaximumWidth(widest);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton* each : {m_stop, m_again, m_attach})
        buttons->addWidget(each);
    buttons->addStretch();
    auto* fields = new QVBoxLayout;
    fields->addWidget(m_progress);
    fields->addWidget(m_password);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(fields, 3);
    middle->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_heading);
    column->addWidget(m_advice);
    column->addLayout(middle);
    column->addLayout(buttons);
    column->addStretch(3);
    connect(m_stop, &QPushButton::clicked, this, &PdfMessage::stopRequested);
    connect(m_again, &QPushButton::clicked, this, &PdfMessage::againRequested);
    connect(m_attach, &QPushButton::clicked, this, &PdfMessage::attachRequested);
    connect(m_password, &QLineEdit::returnPressed, this,
            [this] { Q_EMIT passwordEntered(m_password->text()); });
    connect(&m_appearance, &Appearance::changed, this, &PdfMessage::applyAppearance);
    applyAppearance();
    say({}, {}, {});
}

void PdfMessage::showFetching(const QString& title)
{
    say(tr("Fetching the PDF…"), readableText(title), {m_progress, m_stop});
    m_progress->setRange(0, 0);
}

void PdfMessage::showProgress(const PdfProgress& progress)
{
    const QLocale locale;
    const QString received = locale.formattedDataSize(progress.received, 1, QLocale::DataSizeSIFormat);
    const bool isKnown = progress.total > 0;
    m_heading->setText(
        isKnown ? tr("Fetching the PDF, %1 of %2")
                      .arg(received, locale.formattedDataSize(progress.total, 1, QLocale::DataSizeSIFormat))
                : tr("Fetching the PDF, %1").arg(received));
    m_progress->setRange(0, isKnown ? 1000 : 0);
    m_progress->setValue(isKnown ? int(progress.received * 1000 / progress.total) : 0);
}

void PdfMessage::showOpening()
{
    say(tr("Opening the PDF…"), {}, {});
}

void PdfMessage::showFailure(const QString& heading, const QString& advice, bool canTryAgain)
{
    say(heading, advice, {m_attach});
    m_again->setVisible(canTryAgain);
}

void PdfMessage::askPassword()
{
    say(tr("This PDF is locked"),
        m_password->text().isEmpty() ? tr("It opens with a password.")
                                     : tr("That was not its password. Type it again."),
        {m_password});
    m_password->selectAll();
    m_password->setFocus();
}

void PdfMessage::forgetPassword()
{
    m_password->clear();
}

void PdfMessage::say(const QString& heading, const QString& advice, std::initializer_list<QWidget*> shown)
{
    m_heading->setText(heading);
    m_advice->setText(advice);
    for (QWidget* each : std::initializer_list<QWidget*>{m_progress, m_password, m_stop, m_again, m_attach})
        each->setVisible(std::ranges::contains(shown, each));
}

void PdfMessage::applyAppearance()
{
    setFill(this, m_appearance.theme().background);
    m_heading->setFont(m_appearance.uiFont(2, QFont::DemiBold));
    m_advice->setFont(m_appearance.uiFont());
    m_password->setFont(m_appearance.uiFont(-0.5));
    setTextColour(m_advice, m_appearance.theme().dim);
}

} // namespace offprint
