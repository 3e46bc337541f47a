package by.pavilion.catalog.files;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Imports, their files while they are worked on, and their errors. Bulk work: plain JDBC, in the caller's transaction. */
@ApplicationScoped
class ImportStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final DataSource dataSource;

    ImportStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What the worker needs to know of an unfinished import. */
    record Job(ImportId id, MerchantId merchant, boolean dryRun, FileFormat format, Charset charset, long rowsRead) {
        Job after(long rows) {
            return new Job(id, merchant, dryRun, format, charset, rowsRead + rows);
        }
    }

    /** @param charset of a format that is text; any for the others */
    void insert(
            ImportId id,
            MerchantId merchant,
            boolean dryRun,
            FileFormat format,
            Charset charset,
            long fileBytes,
            Instant at) {
        String insert = """
                INSERT INTO catalog_imports
                  (id, merchant_id, dry_run, state, file_bytes, format, charset, rows_read, rows_done, rows_failed, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, id.value());
            statement.setLong(2, merchant.value());
            statement.setBoolean(3, dryRun);
            statement.setString(4, ImportState.QUEUED.name());
            statement.setLong(5, fileBytes);
            statement.setString(6, format.name());
            statement.setString(7, charset.name());
            Statements.setInstant(statement, 8, at);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store import " + id, e);
        }
    }

    void insertChunk(ImportId id, int number, byte[] content) {
        String insert = "INSERT INTO catalog_import_chunks (import_id, number, content) VALUES (?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, id.value());
            statement.setInt(2, number);
            statement.setBytes(3, content);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store the file of import " + id, e);
        }
    }

    Optional<byte[]> chunk(ImportId id, int number) {
        String select = "SELECT content FROM catalog_import_chunks WHERE import_id = ? AND number = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, id.value());
            statement.setInt(2, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the file of import " + id, e);
        }
    }

    /** The oldest unfinished import of the next merchant who has one: by their numbers, and after the last the first. */
    Optional<Job> nextAfter(MerchantId merchant) {
        String select = """
                SELECT id, merchant_id, dry_run, format, charset, rows_read FROM catalog_imports
                WHERE state IN ('QUEUED', 'RUNNING') ORDER BY merchant_id <= ?, merchant_id, id LIMIT 1""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, merchant.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Job(
                                new ImportId(rows.getLong(1)),
                                new MerchantId(rows.getLong(2)),
                                rows.getBoolean(3),
                                FileFormat.valueOf(rows.getString(4)),
                                Charset.forName(rows.getString(5)),
                                rows.getLong(6)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for imports", e);
        }
    }

    /** How many of a merchant's are not finished. */
    int countUnfinished(MerchantId merchant) {
        String select = "SELECT COUNT(*) FROM catalog_imports WHERE state IN ('QUEUED', 'RUNNING') AND merchant_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, merchant.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count the imports of " + merchant, e);
        }
    }

    /** The same, with those that others have added in the meantime: who counts like this counts alone until the commit. */
    int countUnfinishedOneByOne(MerchantId merchant) {
        String lock = """
                INSERT INTO catalog_import_queues (merchant_id) VALUES (?)
                ON DUPLICATE KEY UPDATE merchant_id = ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setLong(1, merchant.value());
            statement.setLong(2, merchant.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the imports of " + merchant, e);
        }
        return countUnfinished(merchant);
    }

    /** Locks the import. False when somebody else has read on meanwhile, or has finished. */
    boolean lock(Job job) {
        String select = """
                SELECT id FROM catalog_imports
                WHERE id = ? AND rows_read = ? AND state IN ('QUEUED', 'RUNNING') FOR UPDATE""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, job.id().value());
            statement.setLong(2, job.rowsRead());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock import " + job.id(), e);
        }
    }

    /** Counts rows as read. */
    void advance(Job job, long done, long failed) {
        String update = """
                UPDATE catalog_imports SET state = 'RUNNING',
                  rows_read = rows_read + ?, rows_done = rows_done + ?, rows_failed = rows_failed + ?
                WHERE id = ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, done + failed);
            statement.setLong(2, done);
            statement.setLong(3, failed);
            statement.setLong(4, job.id().value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot advance import " + job.id(), e);
        }
    }

    /** Ends the import and lets go of its file. */
    void finish(ImportId id, ImportState state, Instant at) {
        String update = "UPDATE catalog_imports SET state = ?, finished_at = ? WHERE id = ?";
        String delete = "DELETE FROM catalog_import_chunks WHERE import_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement updating = connection.prepareStatement(update);
                PreparedStatement deleting = connection.prepareStatement(delete)) {
            updating.setString(1, state.name());
            Statements.setInstant(updating, 2, at);
            updating.setLong(3, id.value());
            updating.executeUpdate();
            deleting.setLong(1, id.value());
            deleting.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot finish import " + id, e);
        }
    }

    /** Keeps errors, those of one row in their order. */
    void insertErrors(ImportId id, List<ImportError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        String insert = """
                INSERT INTO catalog_import_errors (import_id, file_row, position, column_name, value, reason, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?)""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement inserting = connection.prepareStatement(insert)) {
            int position = 0;
            for (ImportError error : errors) {
                inserting.setLong(1, id.value());
                inserting.setLong(2, error.row());
                inserting.setInt(3, position++);
                inserting.setString(4, error.column());
                inserting.setString(5, error.value());
                inserting.setString(6, error.reason());
                inserting.setString(7, JSON.writeValueAsString(error.facts()));
                inserting.addBatch();
            }
            inserting.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot store the errors of import " + id, e);
        }
    }

    Optional<CatalogImport> find(ImportId id) {
        return list("WHERE id = ?", id.value()).stream().findFirst();
    }

    /** A merchant's, the newest first, below this number. */
    List<CatalogImport> page(MerchantId merchant, long below, int limit) {
        return list("WHERE merchant_id = ? AND id < ? ORDER BY id DESC LIMIT ?", merchant.value(), below, limit);
    }

    private List<CatalogImport> list(String where, Object... parameters) {
        String select = """
                SELECT id, merchant_id, dry_run, format, state, rows_read, rows_done, rows_failed, created_at, finished_at
                FROM catalog_imports""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select + " " + where)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            List<CatalogImport> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new CatalogImport(
                            new ImportId(row.getLong(1)),
                            new MerchantId(row.getLong(2)),
                            row.getBoolean(3),
                            FileFormat.valueOf(row.getString(4)),
                            ImportState.valueOf(row.getString(5)),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8),
                            Statements.instant(row, 9),
                            Statements.optionalInstant(row, 10).orElse(null)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read imports", e);
        }
    }

    /**
     * Errors in the order of the file, so many at most.
     *
     * @param after the row whose errors and those before it are left out
     */
    List<ImportError> errors(ImportId id, long after, int limit) {
        String select = """
                SELECT file_row, column_name, value, reason, facts FROM catalog_import_errors
                WHERE import_id = ? AND file_row > ? ORDER BY file_row, position LIMIT ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, id.value());
            statement.setLong(2, after);
            statement.setInt(3, limit);
            List<ImportError> errors = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    errors.add(new ImportError(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            JSON.readValue(rows.getString(5), FACTS)));
                }
            }
            return errors;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot read the errors of import " + id, e);
        }
    }

    /** Takes away imports that ended long ago, so many at most, with their errors; how many. */
    int forgetBefore(Instant time, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement errors = connection.prepareStatement("""
                        DELETE FROM catalog_import_errors WHERE import_id IN (
                          SELECT id FROM (SELECT id FROM catalog_imports WHERE finished_at < ? ORDER BY id LIMIT ?) old)""");
                PreparedStatement imports = connection.prepareStatement(
                        "DELETE FROM catalog_imports WHERE finished_at < ? ORDER BY id LIMIT ?")) {
            Statements.setInstant(errors, 1, time);
            errors.setInt(2, limit);
            errors.executeUpdate();
            Statements.setInstant(imports, 1, time);
            imports.setInt(2, limit);
            return imports.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget imports", e);
        }
    }
}
