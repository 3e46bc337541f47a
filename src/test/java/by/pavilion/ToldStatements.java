package by.pavilion;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test's thread says to the database, as the driver tells it. The test needs the {@link Profile}. */
public final class ToldStatements implements AutoCloseable {
    private static final Pattern QUERY = Pattern.compile("\\[QUERY\\] (.*?) \\[Created on", Pattern.DOTALL);

    private final List<String> said = new ArrayList<>();
    private final Handler listener = new Listener();

    public ToldStatements() {
        Logger.getLogger("MySQL").addHandler(listener);
    }

    /** The driver tells each round trip to a logger. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String property = "quarkus.datasource.jdbc.additional-jdbc-properties.";
            return Map.of(
                    property + "profileSQL",
                    "true",
                    property + "logger",
                    "com.mysql.cj.log.Jdk14Logger",
                    property + "maxQuerySizeToLog",
                    "400",
                    "quarkus.log.category.\"MySQL\".use-parent-handlers",
                    "false");
        }
    }

    /** Hears what the test's own thread says: the background works speak with the database all the time. */
    private class Listener extends Handler {
        private final Thread mine = Thread.currentThread();

        @Override
        public void publish(LogRecord log) {
            Matcher query = QUERY.matcher(log.getMessage());
            if (Thread.currentThread() == mine && query.find()) {
                said.add(shape(query.group(1)));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Each round trip of the work: the verb and the table, or the statement when it has none. */
    public List<String> during(Runnable work) {
        said.clear();
        work.run();
        return List.copyOf(said);
    }

    private static String shape(String query) {
        Matcher table = Pattern.compile(
                        "^\\s*(INSERT IGNORE INTO|INSERT INTO|SELECT|UPDATE|DELETE FROM)\\b(?:.*?\\bFROM\\b)?\\s*`?([a-z_]+)?",
                        Pattern.DOTALL)
                .matcher(query);
        return table.find() && table.group(2) != null
                ? table.group(1) + " " + table.group(2)
                : query.strip().replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        Logger.getLogger("MySQL").removeHandler(listener);
    }
}
