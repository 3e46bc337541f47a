package by.pavilion.catalog.files;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;

/**
 * Which files that could not be read are worth another look. What is torn stays torn; a disk of ours that failed may not
 * fail again. Where nobody can tell the one from the other, a file is read again a few times before it is given up.
 */
final class Retries {
    /** Two seconds apart at least: longer than a disk that is coming back needs, shorter than a merchant waits. */
    static final int MOST = 10;

    /** Of a disk that is ours without a doubt: ten minutes at least, in which somebody can make room on it. */
    static final int MOST_OF_OURS = 300;

    private final Map<ImportId, Integer> tried = new ConcurrentHashMap<>();

    /** The file is no file of its kind, however often it is read. */
    @SuppressWarnings("serial") // never serialised
    static final class NotOfItsKind extends IOException {
        NotOfItsKind(String message) {
            super(message);
        }
    }

    /** Whether to read it again, after this; each yes is counted. */
    boolean isWorthAnother(ImportId id, Exception fault) {
        return !isOfTheFile(fault) && tried.merge(id, 1, Integer::sum) <= most(fault);
    }

    /** The same without counting, for who passes the fault on to where it is counted. */
    boolean isAnotherLeft(ImportId id, Exception fault) {
        return !isOfTheFile(fault) && tried.getOrDefault(id, 0) < most(fault);
    }

    /** It could be read, or has been given up. */
    void forget(ImportId id) {
        tried.remove(id);
    }

    private static int most(Exception fault) {
        return isOurs(fault) ? MOST_OF_OURS : MOST;
    }

    /** Whether it is a disk of ours without a doubt: what a file has of its own, its parsers throw unchecked. */
    static boolean isOurs(Exception fault) {
        return (fault instanceof IOException && !isOfTheFile(fault)) || bottom(fault) instanceof FileSystemException;
    }

    private static Throwable bottom(Exception fault) {
        Throwable bottom = fault;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        return bottom;
    }

    /** Or of a disk of ours. What is at the bottom of it tells: parsers wrap what their reader throws. */
    static boolean isOfTheFile(Exception fault) {
        Throwable bottom = bottom(fault);
        return !(bottom instanceof IOException)
                || bottom instanceof NotOfItsKind
                || bottom instanceof ZipException
                || bottom instanceof EOFException
                || bottom instanceof CharacterCodingException
                || bottom instanceof CharConversionException
                || bottom instanceof UnsupportedEncodingException;
    }
}
