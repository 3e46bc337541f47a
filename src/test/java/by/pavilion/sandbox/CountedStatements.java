package by.pavilion.sandbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** A database that keeps what is asked of it: how many statements a portion costs. */
public final class CountedStatements {
    private final DataSource dataSource;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    public CountedStatements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Stores of the sandbox that run their statements here. */
    public SandboxStore store() {
        return new SandboxStore(wrap(DataSource.class, dataSource, ""));
    }

    /** What has been sent since the last look, the beginning of each statement, empty for a batch of texts. */
    public List<String> sent() {
        synchronized (statements) {
            List<String> sent = List.copyOf(statements);
            statements.clear();
            return sent;
        }
    }

    private <T> T wrap(Class<T> type, Object behind, String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                String text = arguments != null && arguments[0] instanceof String given ? given : sql;
                statements.add(text.strip().lines().findFirst().orElse(""));
            }
            Object result;
            try {
                result = method.invoke(behind, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            return switch (method.getName()) {
                case "getConnection" -> wrap(Connection.class, result, "");
                case "createStatement" -> wrap(Statement.class, result, "");
                case "prepareStatement" -> wrap(PreparedStatement.class, result, (String) arguments[0]);
                default -> result;
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
