package io.callgate.gateway.config;

import java.nio.file.Path;
import java.util.List;

/**
 * {@code digest}: how callers are recognised by password.
 *
 * @param secretsFile hashes of passwords, one user a line; readable by its owner only
 * @param algorithms  {@code sha-256} and {@code md5}, offered in this order
 */
public record DigestConfig(String realm, Path secretsFile, List<String> algorithms) {
}
