// Turns the paths of PDFs on standard input into what veraPDF finds in them: one line of JSON for each file and profile.
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class Validate {
  private static final List<PDFAFlavour> PROFILES = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A);
  private static final int SHOWN_FOR_EACH_RULE = 5;

  public static void main(String[] arguments) throws Exception {
    // What the parser logs goes to the error stream with the rest; only results may stand on the output.
    LogManager.getLogManager().reset();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    // What veraPDF keeps while it validates belongs to its thread.
    ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Future<String>> results = new ArrayList<>();
    for (String path = in.readLine(); path != null; path = in.readLine()) {
      String file = path;
      results.add(threads.submit(() -> validate(file)));
    }
    for (Future<String> result : results) out.println(result.get());
    threads.shutdown();
  }

  /** A file is read and walked once for all profiles: that is most of the work. */
  private static String validate(String path) {
    List<String> lines = new ArrayList<>();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), PROFILES.get(0));
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PROFILES, SHOWN_FOR_EACH_RULE, false, true, false)) {
      for (ValidationResult result : validator.validateAll(parser)) lines.add(describe(path, result));
    } catch (Exception | StackOverflowError error) {
      lines.clear();
      for (PDFAFlavour profile : PROFILES)
        lines.add(
            begin(path, profile) + ",\"compliant\":false,\"rules\":0,\"passed\":0,\"failures\":[],\"error\":"
                + quote(String.valueOf(error)) + "}");
    }
    return String.join("\n", lines);
  }

  private static String describe(String path, ValidationResult result) {
    int failed = result.getFailedChecks().values().stream().mapToInt(Integer::intValue).sum();
    return begin(path, result.getPDFAFlavour())
        + ",\"compliant\":" + result.isCompliant()
        + ",\"rules\":" + result.getValidationProfile().getRules().size()
        + ",\"passed\":" + (result.getTotalAssertions() - failed)
        + ",\"failures\":" + failures(result) + "}";
  }

  private static String begin(String path, PDFAFlavour profile) {
    return "{\"file\":" + quote(path) + ",\"profile\":" + quote(profile.getId());
  }

  /** Each rule that failed, how often, and the first places where it did. */
  private static String failures(ValidationResult result) {
    Map<Object, List<TestAssertion>> byRule = new LinkedHashMap<>();
    for (TestAssertion one : result.getTestAssertions())
      if (one.getStatus() == TestAssertion.Status.FAILED)
        byRule.computeIfAbsent(one.getRuleId(), rule -> new ArrayList<>()).add(one);
    List<String> rules = new ArrayList<>();
    byRule.forEach(
        (rule, assertions) -> {
          TestAssertion first = assertions.get(0);
          List<String> places = new ArrayList<>();
          for (TestAssertion one : assertions)
            places.add(quote(one.getLocation().getContext() + ": " + one.getErrorMessage()));
          rules.add(
              "{\"clause\":" + quote(first.getRuleId().getClause())
                  + ",\"test\":" + first.getRuleId().getTestNumber()
                  + ",\"description\":" + quote(first.getMessage())
                  + ",\"checks\":" + result.getFailedChecks().get(rule)
                  + ",\"places\":[" + String.join(",", places) + "]}");
        });
    return "[" + String.join(",", rules) + "]";
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray())
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < 0x20) quoted.append(String.format("\\u%04x", (int) c));
      else quoted.append(c);
    return quoted.append('"').toString();
  }
}
