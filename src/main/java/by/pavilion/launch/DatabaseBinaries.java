package by.pavilion.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The unpacked programs of the embedded database: only what a server needs, a third of the jar's files. */
record DatabaseBinaries(Path folder) {
    /** After the platform's folder. macOS keeps {@code share/mysql} where Linux has {@code share}. */
    private static final Pattern NEEDED = Pattern.compile(
            ".*/(?:linux|osx)/(bin/mariadbd|libs/.*dylib|share/(?:mysql/)?(?:english/.*|charsets/.*|maria[^/]*\\.sql))");

    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    /** Unpacks the jar into the folder unless it was; a broken attempt leaves nothing that looks whole. */
    static DatabaseBinaries unpacked(Path folder, Path jar) {
        Path target = folder.resolve(jar.getFileName().toString().replace(".jar", ""));
        if (!Files.isDirectory(target)) {
            try {
                Files.createDirectories(folder);
                Path part = Files.createTempDirectory(folder, "unpacking");
                unpack(jar, part);
                moveUnlessThere(part, target);
            } catch (IOException e) {
                throw new LaunchFailure("the embedded database cannot be unpacked into %s: %s".formatted(folder, e));
            }
        }
        return new DatabaseBinaries(target);
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Map<JarEntry, Path> entries = new LinkedHashMap<>();
            for (JarEntry entry : new ArrayList<>(file.stream().toList())) {
                Matcher name = NEEDED.matcher(entry.getName());
                if (!entry.isDirectory() && name.matches()) {
                    entries.put(entry, target.resolve(name.group(1)));
                }
            }
            Progress progress = new Progress(
                    "database: unpacking, once",
                    entries.keySet().stream().mapToLong(JarEntry::getSize).sum());
            byte[] buffer = new byte[1 << 20];
            for (Map.Entry<JarEntry, Path> entry : entries.entrySet()) {
                Files.createDirectories(entry.getValue().getParent());
                try (InputStream in = file.getInputStream(entry.getKey());
                        OutputStream out = Files.newOutputStream(entry.getValue())) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        out.write(buffer, 0, read);
                        progress.add(read);
                    }
                }
            }
        }
        File server = target.resolve("bin/mariadbd").toFile();
        if (!server.setExecutable(true)) {
            throw new IOException("cannot be made executable: " + server);
        }
    }

    private static void moveUnlessThere(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            // Another start was faster.
            delete(part);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    Path server() {
        return folder.resolve("bin").resolve("mariadbd");
    }

    Path share() {
        Path nested = folder.resolve("share").resolve("mysql");
        return Files.isDirectory(nested) ? nested : folder.resolve("share");
    }

    void writeSystemTables(OutputStream out) throws IOException {
        out.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n".getBytes(StandardCharsets.UTF_8));
        for (String script : SYSTEM_TABLES) {
            Files.copy(share().resolve(script), out);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
