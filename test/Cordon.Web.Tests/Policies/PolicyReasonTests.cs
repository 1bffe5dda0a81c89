using System.Net;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Policies;

/// <summary>Why rules were proposed is read wherever they are, after they were published too.</summary>
public sealed class PolicyReasonTests
{
    private const string Why = "fewer false holds on wages";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Why_rules_were_proposed_stands_beside_the_policy_and_in_the_audit()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var (by, second) = await PublishAsync(console);

        // The same two publish the same rules once more: what was said of them then is not said of it.
        var text = console.Centre.Policy.Rules.Text;
        foreach (var other in (string[])[text + "# a third\n", text])
        {
            var again = new Command.PublishPolicy(other, null, RemoveModel: false, $"{by}; approved by {second}");
            Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(again, Cancellation)).Status);
        }

        Assert.Equal([KeyValuePair.Create(2u, Why)], console.Desk.ReasonsOf(console.Centre.Published));
        using var supervisor = await console.CallerAsync(OfficerRole.Supervisor);
        foreach (var path in (string[])["/policy", "/policy?from=1&to=2", "/policy/rules?act=1"])
        {
            Assert.Contains(Why, await PageAsync(supervisor, path), StringComparison.Ordinal);
        }

        var compared = await PageAsync(supervisor, "/policy?from=1&to=2");
        Assert.Contains(Why, compared[compared.IndexOf("id=\"difference\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        using var auditor = await console.CallerAsync(OfficerRole.Auditor);
        Assert.Equal(3, (await PageAsync(auditor, "/audit?kind=grave.")).Split(Why).Length - 1);
        Assert.Equal(3, (await PageAsync(auditor, "/audit/moments.csv?kind=grave.")).Split(Why).Length - 1);
    }

    private static async Task<(string By, string Second)> PublishAsync(ConsoleUnderTest console)
    {
        var by = await console.OfficerAsync(OfficerRole.Supervisor);
        var second = new ActingOfficer(
            await console.WithPeopleAsync(async (_, people) => (await people.FindByNameAsync("second"))!.Id), OfficerRole.Supervisor);
        var text = Core.Screening.Rules.RuleSet.DefaultText(Currency.Parse("EUR")) + "\n# another\n";
        var proposed = await console.Desk.ProposeAsync(new GraveMatter.PublishRules(text), Why, by, Cancellation);
        Assert.Equal(DeskStatus.Done, proposed.Status);
        Assert.Equal(DeskStatus.Done, (await console.Desk.DoAsync(proposed.Number, new GraveCommand.Approve(), second, Cancellation)).Status);
        Assert.Equal(2u, console.Centre.Policy.Number);
        return (by.Id, second.Id);
    }

    private static async Task<string> PageAsync(HttpClient caller, string path) =>
        WebUtility.HtmlDecode(await caller.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation));
}
