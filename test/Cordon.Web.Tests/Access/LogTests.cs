using Cordon.Core.Casework;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Access;

/// <summary>What a log may never hold, looked for in all that a day's work and its faults write.</summary>
public sealed class LogTests
{
    private const string Narrative = "They said that I won a prize";
    private const string Password = "a word that nobody logs";

    [Fact]
    public async Task A_log_holds_no_account_no_name_no_password_and_no_words_of_victims()
    {
        using var log = new KeptLog();
        await using (var console = await ConsoleUnderTest.StartAsync(log: log))
        {
            await StolenMoney.ReportAsync(console, "SECRETACCOUNT", Narrative);
            foreach (var role in (OfficerRole[])[OfficerRole.Supervisor, OfficerRole.Auditor, OfficerRole.Administrator])
            {
                using var caller = await console.CallerAsync(role);
                foreach (var path in (string[])["/cases", "/cases/1", "/cases/1?part=trail", "/orders", "/look-up?q=SECRETACCOUNT1", "/audit", "/people"])
                {
                    using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
                }
            }

            using var guesser = console.Caller();
            using var tried = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/password", ("name", "duty"), ("password", Password));

            // And what goes wrong: the people's file is broken under the screens.
            using var late = await console.CallerAsync(OfficerRole.Supervisor);
            await console.BreakAsync("Invitations");
            await console.BreakAsync("AspNetUsers");
            foreach (var path in (string[])["/welcome/link-secret", "/look-up?q=SECRETACCOUNT1", "/cases?q=SECRETACCOUNT1", "/orders?bank=SECRETACCOUNT1"])
            {
                using var answer = await late.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            }
        }

        // What the server writes is errors and worse; what lies below is the framework's own, and is written nowhere.
        var written = log.Lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text).ToList();
        Assert.NotEmpty(written);
        foreach (var secret in (string[])["SECRETACCOUNT", Narrative, Password, "for-tests-only", "link-secret", "Mara Lind", "+44 20 7946 0000"])
        {
            Assert.DoesNotContain(written, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }
}
