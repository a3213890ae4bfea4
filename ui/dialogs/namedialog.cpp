#include "ui/dialogs/namedialog.h"

#include <QtWidgets/QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isSameName(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

NameDialog::NameDialog(const NameQuestion& question, const Appearance& appearance, QWidget* parent)
    : FormDialog(question.title, question.acceptText, appearance, parent)
    , m_question(question)
    , m_name(new QLineEdit(question.name, this))
{
    m_name->setMaxLength(200);
    m_name->setPlaceholderText(question.emptyName);
    m_name->setMinimumWidth(320);
    m_name->selectAll();
    addField(question.label, m_name);
    setFocusProxy(m_name);
    m_name->setFocus();
    connect(m_name, &QLineEdit::textChanged, this, [this] { check(); });
    check();
}

void NameDialog::check()
{
    const QString name = m_name->text().simplified();
    const bool isTaken =
        !isSameName(name, m_question.name) &&
        std::ranges::any_of(m_question.taken, [&](const QString& other) { return isSameName(name, other); });
    setAcceptable(!isTaken && (!name.isEmpty() || !m_question.emptyName.isEmpty()));
    if (isTaken)
        showError(tr("There is a “%1” already. Give another name.").arg(name));
    else
        clearError();
}

void NameDialog::submit()
{
    setWaiting(true);
    Q_EMIT nameChosen(m_name->text().simplified());
}

} // namespace offprint
