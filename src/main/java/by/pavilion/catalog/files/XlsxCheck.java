package by.pavilion.catalog.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether a workbook may be opened: a small archive can hold gigabytes, an XML part can name files of ours, and macros have no
 * business here. It unpacks every part, keeps nothing, and stops at the limits.
 */
final class XlsxCheck {
    private static final int MOST_PARTS = 1_000;
    private static final long LARGEST = 400L << 20;

    /** Texts that cells share are held in memory by whoever reads the sheet. */
    private static final long LARGEST_SHARED_TEXTS = 64L << 20;

    private static final long LARGEST_RATIO = 150;

    /** However well it is packed, so much is harmless. */
    private static final long HARMLESS = 10L << 20;

    private XlsxCheck() {}

    /**
     * Why the file must not be opened, as the end of a reason's code; empty when it may.
     *
     * @throws IOException when the disk did not give it back
     */
    static Optional<String> against(Path file) throws IOException {
        long packed = Files.size(file);
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MOST_PARTS) {
                return Optional.of("xlsx-too-large");
            }
            boolean workbook = false;
            long unpacked = 0;
            Enumeration<? extends ZipEntry> parts = archive.entries();
            while (parts.hasMoreElements()) {
                ZipEntry part = parts.nextElement();
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin")) {
                    return Optional.of("xlsx-macros");
                }
                workbook |= name.equals("xl/workbook.xml");
                long most = name.endsWith("sharedstrings.xml") ? LARGEST_SHARED_TEXTS : LARGEST;
                try (InputStream content = archive.getInputStream(part)) {
                    byte[] start = content.readNBytes(1_024);
                    if (new String(start, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
                        return Optional.of("xlsx-unreadable");
                    }
                    long size = start.length + count(content, most);
                    unpacked += size;
                    if (size > most || unpacked > LARGEST || unpacked > Math.max(HARMLESS, packed * LARGEST_RATIO)) {
                        return Optional.of("xlsx-too-large");
                    }
                }
                try (InputStream content = archive.getInputStream(part)) {
                    if (!SheetCheck.isFine(content)) {
                        return Optional.of("xlsx-too-large");
                    }
                }
            }
            return workbook ? Optional.empty() : Optional.of("xlsx-unreadable");
        } catch (IOException | RuntimeException e) {
            if (!Retries.isOfTheFile(e)) {
                throw e;
            }
            return Optional.of("xlsx-unreadable"); // whatever a parser stumbles over
        }
    }

    private static long count(InputStream content, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = content.read(buffer); read >= 0 && size <= most; read = content.read(buffer)) {
            size += read;
        }
        return size;
    }
}
