package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are not printed here, and in which canonical XML changes something or might. */
class CanonicalFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c:M xmlns:c=\"urn:u\" guid=\"1\" version=\"1.0\"><c:a>x</c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\" version=\"1.0\" guid=\"1\"><c:a>x</c:a></c:M>",
                "<c:M guid=\"1\" xmlns:c=\"urn:u\"><c:a>x</c:a></c:M>",
                "<c:M xmlns:c='urn:u'><c:a>x</c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\"><c:a/></c:M>",
                "<c:M xmlns:c=\"urn:u\"><c:a ></c:a ></c:M>",
                "<c:M xmlns:c=\"urn:u\"><c:a b=\"1\">x</c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\"><!-- x --><c:a>x</c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\"><?x y?><c:a>x</c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\"><c:a><![CDATA[<x>]]></c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\"><c:a>&#65;&quot;&apos;</c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\"><c:a>a > b &gt; c</c:a></c:M>",
                "<c:M xmlns:c=\"urn:u\">\r\n<c:a>&#13;</c:a>\n</c:M>",
                "<c:M xmlns:c=\"urn:u\"><c:a>x</c:a></c:M>\n",
                "<c:M xmlns:c=\"urn:u\"><a xmlns=\"urn:v\">x</a></c:M>",
                "\n<c:M xmlns:c=\"urn:u\" xmlns:d=\"urn:v\"><d:a>x</d:a></c:M>",
                "<?xml version='1.0'?><c:M xmlns:c=\"urn:u\"><c:a>张𠮷</c:a></c:M>",
                "<M><a>x</a></M>"
            })
    void isWhatTheLibraryMakesOfIt(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);

        assertThat(CanonicalForm.of(message)).isEqualTo(CanonicalForm.byLibrary(message));
    }
}
