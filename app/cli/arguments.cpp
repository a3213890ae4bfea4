#include "app/cli/arguments.h"

using namespace Qt::StringLiterals;

namespace offprint {

Arguments Arguments::sort(const QStringList& given, const QHash<QString, bool>& known)
{
    Arguments sorted;
    bool isOver = false;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QString& argument = given[i];
        if (isOver || argument == "-"_L1 || !argument.startsWith(u'-')) {
            sorted.rest.append(argument);
            continue;
        }
        if (argument == "--"_L1) {
            isOver = true;
            continue;
        }
        const QString name = argument.section(u'=', 0, 0);
        const bool isNegation = argument.size() > 2 && argument[1] != u'-'; // of a query: "-is:starred"
        if (!known.contains(name) && isNegation) {
            sorted.rest.append(argument);
            continue;
        }
        if (!known.contains(name)) {
            sorted.wrong = u"There is no option %1 here."_s.arg(name);
            return sorted;
        }
        if (!known.value(name)) {
            sorted.options.insert(name, {});
        } else if (argument.contains(u'=')) {
            sorted.options.insert(name, argument.section(u'=', 1));
        } else if (i + 1 < given.size()) {
            sorted.options.insert(name, given[++i]);
        } else {
            sorted.wrong = u"The option %1 wants a value."_s.arg(name);
            return sorted;
        }
    }
    return sorted;
}

} // namespace offprint
