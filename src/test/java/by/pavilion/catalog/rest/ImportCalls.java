package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.with;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What merchants do with files. */
final class ImportCalls {
    static final String HEADER =
            "sku,category,brand,name_en,name_ru,name_be,name_zh,hs6,hs10_cn,hs10_status,unit,unit_zh,unit1,"
                    + "qty1_per_unit,unit2,qty2_per_unit,net_weight_kg,gross_weight_kg,content,price_cny,vat_rate,"
                    + "consumption_tax_rate,mfn_rate,rate_status,composite_tax_rate,positive_list,modes,storage,"
                    + "shelf_life_days,origin,gmodel_zh,barcode,note\n";

    private ImportCalls() {}

    /** A row below {@link #HEADER}. */
    static String row(String sku, String price, String barcode) {
        return sku + ",chocolate,Kommunarka,Dark chocolate,Шоколад,Шакалад,黑巧克力,180632,1806320000,verified,017,块,035,"
                + "0.09,,,0.090,0.105,90 g," + price + ",0.13,0,0.10,old,0.091000,likely,9610;1210,ambient,365,340,"
                + "\"4|3|可可含量68%,白砂糖|块状|90克/块|不夹心|Kommunarka牌\"," + barcode + ",\n";
    }

    static Response start(RequestSpecification caller, String key, String file) {
        return caller.header("Idempotency-Key", key)
                .contentType("text/csv; charset=utf-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/merchant/imports");
    }

    static Response start(String key, String contentType, byte[] file) {
        return with(key)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(contentType)
                .body(file)
                .post("/api/v1/merchant/imports");
    }

    static String started(String key, String contentType, byte[] file) {
        return start(key, contentType, file).then().statusCode(202).extract().path("id");
    }

    static JsonPath imported(String key, String file) {
        Response started = start(with(key), UUID.randomUUID().toString(), file);
        started.then().statusCode(202);
        return finished(key, started.path("id"));
    }

    static JsonPath finished(String key, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> with(key).get("/api/v1/merchant/imports/" + id).jsonPath(),
                        found -> found.getString("finishedAt") != null);
    }

    static List<String> errors(JsonPath done) {
        List<String> errors = new ArrayList<>();
        for (int place = 0; place < done.getList("errors").size(); place++) {
            String error = "errors[" + place + "].";
            errors.add("%d %s %s '%s'"
                    .formatted(
                            done.getInt(error + "row"),
                            done.getString(error + "column"),
                            done.getString(error + "reason"),
                            done.getString(error + "value")));
        }
        return errors.stream().sorted().toList();
    }
}
