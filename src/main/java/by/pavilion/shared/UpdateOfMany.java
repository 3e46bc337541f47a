package by.pavilion.shared;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An update that gives each of many rows values of its own, as one statement: the values are a table, to which the rows are
 * joined by their numbers.
 *
 * <p>That table is read first, whatever the server would think best: only so it looks up, and locks, no other rows than these.
 */
final class UpdateOfMany {
    private static final Pattern UPDATE = Pattern.compile("UPDATE (\\w+) SET (.+?)\\sWHERE (.+)", Pattern.DOTALL);

    private final String table;
    private final String set;
    private final String where;
    private final int columnsSet;
    private final int columns;

    private UpdateOfMany(String table, String set, String where) {
        this.table = table;
        this.set = set;
        this.where = where;
        this.columnsSet = marks(set);
        this.columns = columnsSet + marks(where);
    }

    /** @param update {@code UPDATE t SET a = ?, … WHERE id = ? AND …} */
    static UpdateOfMany of(String update) {
        Matcher parts = UPDATE.matcher(update);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an update of single rows: " + update);
        }
        return new UpdateOfMany(parts.group(1), parts.group(2), parts.group(3));
    }

    private static int marks(String part) {
        return (int) part.chars().filter(character -> character == '?').count();
    }

    /**
     * Whether it can be one statement: all values have literals, rows are found by numbers, as the collation of a text might keep
     * the server from using its index, and none comes twice, of which only one would count.
     */
    boolean canBeOneOf(List<? extends List<? extends @Nullable Object>> rows) {
        Set<List<? extends @Nullable Object>> keys = new HashSet<>();
        return rows.stream()
                .allMatch(values -> values.size() == columns
                        && Literals.areKnown(values)
                        && keyOf(values).stream().allMatch(UpdateOfMany::isNumber)
                        && keys.add(keyOf(values)));
    }

    private List<? extends @Nullable Object> keyOf(List<? extends @Nullable Object> values) {
        return values.subList(columnsSet, columns);
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    /** The statement for these rows. */
    String text(List<? extends List<? extends @Nullable Object>> rows) {
        StringBuilder sql = new StringBuilder("UPDATE (");
        for (int row = 0; row < rows.size(); row++) {
            sql.append(row == 0 ? "SELECT " : " UNION ALL SELECT ");
            List<? extends @Nullable Object> values = rows.get(row);
            for (int column = 0; column < columns; column++) {
                if (column > 0) {
                    sql.append(", ");
                }
                Literals.appendInColumn(sql, values.get(column));
                if (row == 0) {
                    sql.append(" AS c").append(column);
                }
            }
        }
        sql.append(") v STRAIGHT_JOIN ").append(table).append(" ON ");
        appendNamed(sql, where, columnsSet);
        sql.append(" SET ");
        appendNamed(sql, set, 0);
        return sql.toString();
    }

    /** With the names of columns in the places of its question marks. */
    private static void appendNamed(StringBuilder sql, String part, int firstColumn) {
        String[] between = part.split("\\?", -1);
        sql.append(between[0]);
        for (int mark = 1; mark < between.length; mark++) {
            sql.append("v.c").append(firstColumn + mark - 1).append(between[mark]);
        }
    }
}
