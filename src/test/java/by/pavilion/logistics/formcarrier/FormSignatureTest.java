package by.pavilion.logistics.formcarrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormSignatureTest {

    /** Computed by another program. */
    @Test
    void signsTheTextWithKeyAndCustomer() {
        String param = "{\"method\":\"route.query\",\"data\":{\"kuaidinum\":\"SX000000000011\"}}";

        assertThat(FormSignature.of(param, "key-1", "CUSTOMER")).isEqualTo("B69D19366312B8C474719423AC7CCCAC");
    }
}
