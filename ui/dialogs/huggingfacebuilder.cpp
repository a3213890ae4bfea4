#include "ui/dialogs/huggingfacebuilder.h"

#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr int mostUpvotes = 9999;
}

HuggingFaceBuilder::HuggingFaceBuilder(QWidget* parent)
    : FeedBuilder(parent)
    , m_list(new QComboBox(this))
    , m_submitter(new QLineEdit(this))
    , m_upvotes(new QSpinBox(this))
{
    m_list->addItem(tr("The picks of each day"), int(HfQuery::List::Daily));
    m_list->addItem(tr("What is trending"), int(HfQuery::List::Trending));
    m_list->addItem(tr("The best of this week"), int(HfQuery::List::Week));
    m_list->addItem(tr("The best of this month"), int(HfQuery::List::Month));
    m_list->setObjectName(u"hfList"_s);
    m_submitter->setObjectName(u"hfSubmitter"_s);
    m_submitter->setPlaceholderText(tr("Anybody, or a user's name there"));
    m_submitter->setMaxLength(96);
    m_upvotes->setObjectName(u"hfUpvotes"_s);
    m_upvotes->setRange(0, mostUpvotes);
    m_upvotes->setSpecialValueText(tr("Any"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    const auto add = [&](const QString& text, QWidget* field, int row, int column, int columns) {
        auto* label = new QLabel(text, this);
        label->setBuddy(field);
        m_labels.append(label);
        grid->addWidget(label, row, column, 1, columns);
        grid->addWidget(field, row + 1, column, 1, columns);
    };
    add(tr("&Papers"), m_list, 0, 0, 2);
    grid->setRowMinimumHeight(2, 2);
    add(tr("&Submitted by"), m_submitter, 3, 0, 1);
    add(tr("&Upvotes at least"), m_upvotes, 3, 1, 1);
    setFocusProxy(m_list);
    connect(m_list, &QComboBox::currentIndexChanged, this, &FeedBuilder::changed);
    connect(m_submitter, &QLineEdit::textChanged, this, &FeedBuilder::changed);
    connect(m_upvotes, &QSpinBox::valueChanged, this, &FeedBuilder::changed);
}

HfQuery HuggingFaceBuilder::query() const
{
    return {.list = HfQuery::List(m_list->currentData().toInt()),
            .submitter = m_submitter->text().trimmed(),
            .minimumUpvotes = m_upvotes->value()};
}

Result<QString> HuggingFaceBuilder::address() const
{
    const HfQuery asked = query();
    return asked.check().transform([&] { return asked.toUrl().toString(QUrl::FullyEncoded); });
}

void HuggingFaceBuilder::applyAppearance(const Appearance& appearance)
{
    for (QLabel* label : std::as_const(m_labels)) {
        label->setFont(appearance.uiFont(-0.75, QFont::Medium));
        setTextColour(label, appearance.theme().dim);
    }
}

} // namespace offprint
