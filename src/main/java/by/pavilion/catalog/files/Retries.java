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

    /** Of a disk that is ours without a doubt: some ten minutes, in which somebody can make room on it. */
    static final int MOST_OF_OURS = 300;

    private final Map<Kind, Integer> tried = new ConcurrentHashMap<>();

    /** Counted apart: a file that our disk did not give back for minutes is not yet suspected to be torn. */
    private record Kind(ImportId id, boolean ours) {
        static Kind of(ImportId id, Exception fault) {
            return new Kind(id, isOurs(fault));
        }

        int most() {
            return ours ? MOST_OF_OURS : MOST;
        }
    }

    /** The file is no file of its kind, however often it is read. */
    @SuppressWarnings("serial") // never serialised
    static final class NotOfItsKind extends IOException {
        NotOfItsKind(String message) {
            super(message);
        }
    }

    /** Whether to read it again, after this; each yes is counted. */
    boolean isWorthAnother(ImportId id, Exception fault) {
        Kind kind = Kind.of(id, fault);
        return !isOfTheFile(fault) && tried.merge(kind, 1, Integer::sum) <= kind.most();
    }

    /** The same without counting, for who passes the fault on to where it is counted. */
    boolean isAnotherLeft(ImportId id, Exception fault) {
        Kind kind = Kind.of(id, fault);
        return !isOfTheFile(fault) && tried.getOrDefault(kind, 0) < kind.most();
    }

    /** It could be read, or has been given up. */
    void forget(ImportId id) {
        tried.remove(new Kind(id, true));
        tried.remove(new Kind(id, false));
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
