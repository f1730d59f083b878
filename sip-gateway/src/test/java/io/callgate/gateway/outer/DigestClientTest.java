package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestClientTest {

    /** RFC 7616 3.9.1. */
    @ParameterizedTest
    @CsvSource({"MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"})
    void answersAsTheExampleOfTheStandardDoes(String algorithm, String expected) {
        String secret = DigestClient.hash(algorithm,
                "Mufasa:http-auth@example.org:Circle of Life");
        assertThat(DigestClient.response(algorithm, secret,
                "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v:00000001:"
                        + "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ:auth",
                "GET:/dir/index.html")).isEqualTo(expected);
    }
}
