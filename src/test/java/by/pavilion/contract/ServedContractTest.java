package by.pavilion.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installation says of itself is what is checked in. */
@QuarkusTest
class ServedContractTest {

    @Test
    void servesTheRestContractForMachines() throws IOException {
        String served = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(new JsonMapper().readTree(served)).isEqualTo(Contract.openapi());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q/openapi", "/q/openapi.yaml", "/q/openapi.yml", "/q/openapi.json", "/q/openapi?format=json"})
    void servesTheSameContractAtEveryAddressOfIt(String address) throws IOException {
        String served = given().accept("*/*")
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(tree(served)).isEqualTo(Contract.openapi());
        given().head(address).then().statusCode(200);
        given().accept("*/*").post(address).then().statusCode(405);
    }

    @Test
    void showsTheRestContractToPeople() {
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void servesTheContractsAsFiles(Path file) throws IOException {
        String path = "/openapi/" + Contract.FOLDER.relativize(file);

        String served = given().get(path).then().statusCode(200).extract().asString();

        assertThat(tree(served)).isEqualTo(tree(Files.readString(file)));
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> schemas = Files.list(EventSchemas.FOLDER)) {
            return Stream.concat(
                    Stream.of(Contract.FOLDER.resolve("openapi.yaml"), Contract.FOLDER.resolve("asyncapi.yaml")),
                    schemas)
                    .toList()
                    .stream();
        }
    }

    private static JsonNode tree(String text) throws IOException {
        return new YAMLMapper().readTree(text);
    }
}
