package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The script that checks a folder of messages, with messages as they are written here. */
@EnabledIf(value = "hasXmllint", disabledReason = "xmllint is not installed (Debian: libxml2-utils)")
class CheckMessagesTest {
    private static final Path SCRIPT = Path.of("deploy/check-messages").toAbsolutePath();

    @TempDir
    Path folder;

    static boolean hasXmllint() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "xmllint")));
    }

    private record Outcome(int code, String text) {}

    @Test
    void acceptsWhatWeWrite() throws Exception {
        write("order.xml", order());
        write("deeper/list with a space.xml", signedList());

        Outcome outcome = check(folder.toString());

        assertThat(outcome.text()).isEqualTo("checked 2, valid 2, invalid 0\n");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void knowsTaxBillsToo() throws Exception {
        String head = "<guid>0F8E5C9A-3B1D-4E7A-9C55-7A1B2C3D4E5F</guid><returnTime>20261111120000000</returnTime>"
                + "<invtNo>46012026I000000001</invtNo><taxNo>T1</taxNo>";
        String taxes =
                "<customsTax>0</customsTax><valueAddedTax>7.01</valueAddedTax><consumptionTax>0</consumptionTax>";
        write("816.xml", message("816", """
                <Tax><TaxHeadRd>%s%s<status>1</status></TaxHeadRd>
                <TaxListRd><gnum>1</gnum><gcode>1806320000</gcode><taxPrice>77</taxPrice>%s</TaxListRd></Tax>""".formatted(head, taxes, taxes)));
        write("818.xml", message("818", "<Tax><TaxHeadStatus>" + head + "<status>2</status></TaxHeadStatus></Tax>"));

        assertThat(check(folder.toString()).text()).isEqualTo("checked 2, valid 2, invalid 0\n");
    }

    private static String message(String number, String content) {
        return "<CEB%sMessage xmlns=\"http://www.chinaport.gov.cn/ceb\" guid=\"0F8E5C9A-3B1D-4E7A-9C55-7A1B2C3D4E5F\" version=\"1.0\">%s</CEB%s"
                        .formatted(number, content, number)
                + "Message>";
    }

    @Test
    void namesWhatIsNotValidAndWhy() throws Exception {
        write("good.xml", order());
        write("no-consignee.xml", text(order()).replaceAll("<ceb:consignee>.*?</ceb:consignee>", ""));
        write("half.xml", text(order()).substring(0, 400));
        write("entity.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");

        Outcome outcome = check(folder.toString());

        assertThat(outcome.text())
                .contains("invalid: " + folder.resolve("no-consignee.xml"), "consigneeTelephone")
                .contains("invalid: " + folder.resolve("half.xml"))
                .contains("invalid: " + folder.resolve("entity.xml"))
                .doesNotContain("good.xml", "root:")
                .endsWith("checked 4, valid 1, invalid 3\n");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void takesAnotherSchema() throws Exception {
        write("order.xml", order());
        Path schema = folder.resolve("other.xsd");
        Files.writeString(
                schema,
                "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"x\"/></xs:schema>");

        assertThat(check("--quiet", "--schema", schema.toString(), folder.toString()))
                .isEqualTo(new Outcome(1, "checked 1, valid 0, invalid 1\n"));
    }

    @Test
    void saysWhenItIsCalledWrongly() throws Exception {
        Path noSchema = folder.resolve("no-schema.xsd");
        Files.writeString(noSchema, "<x/>");

        assertThat(check("--help").text()).startsWith("usage: check-messages");
        assertThat(check().code()).isEqualTo(2);
        assertThat(check("--unknown").code()).isEqualTo(2);
        assertThat(check(folder.resolve("nowhere").toString()).code()).isEqualTo(2);
        assertThat(check("--schema", noSchema.toString(), folder.toString()).code())
                .isEqualTo(2);
        assertThat(check(folder.toString()))
                .as("an empty folder")
                .extracting(Outcome::code)
                .isEqualTo(2);
    }

    private Outcome check(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    private void write(String name, String message) throws IOException {
        write(name, message.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] message) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, message);
    }

    private static byte[] order() {
        return CebWriter.orders(CebWriter.newGuid(), List.of(TestDocuments.order()), TestDocuments.SENDER);
    }

    private static byte[] signedList() {
        return TestSigners.signedList(TestSigners.RSA);
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
