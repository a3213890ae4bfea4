#pragma once

#include <QtGui/QKeySequence>
#include <QtWidgets/QDialog>

namespace offprint {

class Appearance;

/// One command and the key that runs it.
struct Shortcut
{
    QString group; ///< heading it stands under
    QString text;  ///< of the command; a mnemonic's & and a final … are left out when shown
    QKeySequence key;

    bool operator==(const Shortcut&) const = default;
};

/// Shows all keys, in the order given, commands without one left out. The appearance must outlive it.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<Shortcut>& shortcuts, const Appearance& appearance,
                    QWidget* parent = nullptr);
};

} // namespace offprint
