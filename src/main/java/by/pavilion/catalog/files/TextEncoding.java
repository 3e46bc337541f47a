package by.pavilion.catalog.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * In what encoding a file of text is: what was said, else UTF-8 if it can be, else GB18030, which Chinese spreadsheets write, if
 * it reads like Chinese. Almost any bytes can be GB18030: Cyrillic of windows-1251 would become rare Chinese characters.
 */
final class TextEncoding {
    private static final List<Charset> KNOWN = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private static final int FIRST_LEVEL = 0xB0;
    private static final int SECOND_LEVEL = 0xD8;
    private static final int ENOUGH = 100_000;

    private TextEncoding() {}

    /** @param said the name in the media type; one that we do not know was said by a program that did not ask anybody */
    static Optional<Charset> of(Path file, Optional<String> said) throws IOException {
        Optional<Charset> meant = said.flatMap(name ->
                KNOWN.stream().filter(charset -> isCalled(charset, name)).findFirst());
        for (Charset charset : KNOWN) {
            boolean asked = meant.isEmpty() || meant.get().equals(charset);
            boolean sure = meant.isPresent() || charset.equals(StandardCharsets.UTF_8);
            if (asked && canBe(file, charset) && (sure || isChinese(file))) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    static Reader reader(InputStream file, Charset charset) {
        return new InputStreamReader(
                file,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** GBK and GB2312 are parts of GB18030. */
    private static boolean isCalled(Charset charset, String name) {
        return name.equalsIgnoreCase(charset.name())
                || (charset.name().equals("GB18030")
                        && List.of("gbk", "gb2312").stream().anyMatch(name::equalsIgnoreCase));
    }

    /** Whether most of its Chinese characters are everyday ones: of the first level of GB 2312, whose first byte is low. */
    private static boolean isChinese(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            long everyday = 0;
            long rare = 0;
            for (int one = bytes.read(); one >= 0 && everyday + rare < ENOUGH; one = bytes.read()) {
                if (one >= 0x80) {
                    everyday += one >= FIRST_LEVEL && one < SECOND_LEVEL ? 1 : 0;
                    rare += one >= SECOND_LEVEL ? 1 : 0;
                    bytes.read();
                }
            }
            return everyday > 2 * rare;
        }
    }

    private static boolean canBe(Path file, Charset charset) throws IOException {
        try (Reader text = reader(Files.newInputStream(file), charset)) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
