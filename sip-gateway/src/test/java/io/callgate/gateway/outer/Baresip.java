package io.callgate.gateway.outer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A soft-phone without a screen: it speaks a tone, and writes down what it hears. */
final class Baresip implements Closeable {

    private static final int RATE = 8_000;
    /** Longer than any test waits to hear it. */
    private static final int TONE_SECONDS = 150;
    /** A tone of 8,000 is above it nearly always, silence and noise never are. */
    private static final int LOUD = 1_000;
    private static final int WAV_HEAD = 44;

    private final ChildProcess process;
    private final Path folder;

    private Baresip(ChildProcess process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Answers calls to this user on this port. */
    static Baresip answering(Stage stage, String user, int port) {
        return start(stage, port, "<sip:" + user + "@127.0.0.1:" + port
                + ">;regint=0;answermode=auto", List.of());
    }

    /** Calls the number by way of the gateway, and hangs up when it is told to end. */
    static Baresip calling(Stage stage, String number, int gateway) {
        int port = Ports.free();
        return start(stage, port, "<sip:phone@127.0.0.1:" + port
                + ">;regint=0;outbound=\"sip:127.0.0.1:" + gateway + "\"",
                List.of("-e", "/dial sip:" + number + "@127.0.0.1"));
    }

    private static Baresip start(Stage stage, int port, String account, List<String> options) {
        Path folder = stage.newFolder("baresip");
        try {
            writeTone(folder.resolve("tone.wav"));
            Files.writeString(folder.resolve("config"), config(folder, port));
            Files.writeString(folder.resolve("accounts"), account + "\n");
            Files.createFile(folder.resolve("contacts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(
                Program.BARESIP.orAbort().toString(), "-4", "-f", folder.toString()));
        command.addAll(options);
        Baresip phone = new Baresip(stage.keep(
                ChildProcess.start(command, folder, folder.resolve("log"))), folder);
        phone.awaitLog("baresip is ready");
        return phone;
    }

    private static String config(Path folder, int port) {
        return """
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                audio_source aufile,%s
                audio_player aubridge,none
                audio_alert aubridge,none
                snd_path %s
                module_path %s
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module_tmp account.so
                module_app menu.so
                """.formatted(port, folder.resolve("tone.wav"), folder, modules());
    }

    /** Debian puts them into one of two places. */
    private static Path modules() {
        Path plain = Path.of("/usr/lib/baresip/modules");
        return Files.isDirectory(plain) ? plain : Path.of("/usr/lib64/baresip/modules");
    }

    /** 440 Hz in the format that aufile reads: 16 bits, one channel. */
    private static void writeTone(Path file) throws IOException {
        int bytes = 2 * RATE * TONE_SECONDS;
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEAD + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(WAV_HEAD - 8 + bytes).put(ascii("WAVEfmt "))
                .putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE)
                .putInt(2 * RATE).putShort((short) 2).putShort((short) 16)
                .put(ascii("data")).putInt(bytes);
        for (int sample = 0; sample < RATE * TONE_SECONDS; sample++) {
            wav.putShort((short) (8_000 * Math.sin(2 * Math.PI * 440 * sample / RATE)));
        }
        Files.write(file, wav.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void awaitLog(String text) {
        Awaitility.await(text).atMost(Patience.MAX)
                .until(() -> Files.readString(folder.resolve("log")).contains(text));
    }

    /** Waits until the tone of the other end was heard for more than a second. */
    void awaitTone() {
        Awaitility.await("a tone is heard").atMost(Patience.MAX).until(() -> secondsHeard() > 1);
    }

    /** Hangs up what it is in, and ends. */
    void hangUp() {
        process.signal("TERM");
        Awaitility.await("baresip ends").atMost(Patience.MAX).until(() -> !process.isAlive());
    }

    /** How long the tone of the other end was heard up to now. */
    private double secondsHeard() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> heard = files.filter(file -> file.toString().endsWith("-dec.wav"))
                    .findFirst();
            if (heard.isEmpty()) {
                return 0;
            }
            ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(heard.get()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            int loud = 0;
            for (int at = WAV_HEAD; at + 1 < wav.limit(); at += 2) {
                loud += Math.abs(wav.getShort(at)) > LOUD ? 1 : 0;
            }
            return (double) loud / RATE;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
