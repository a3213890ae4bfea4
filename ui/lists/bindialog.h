#pragma once

#include "models/library.h"
#include "ui/dialogs/tabledialog.h"

namespace offprint {

/// Feeds, searches and reading lists that were removed, to bring them back. Library and appearance must
/// outlive it.
class BinDialog final : public TableDialog
{
    Q_OBJECT

public:
    BinDialog(Library& library, const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    void failed(const offprint::Error& error);

private:
    void read();
    void showThings(const QList<RemovedThing>& things);
    void restore();

    Library& m_library;
    QPushButton* m_restore;
    QList<RemovedThing> m_things;
};

} // namespace offprint
