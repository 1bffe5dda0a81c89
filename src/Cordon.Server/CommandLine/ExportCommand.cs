using System.CommandLine;
using System.Globalization;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Tracing;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.Cases;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon export</c>: writes a case of a centre as a file for another system.</summary>
internal static class ExportCommand
{
    /// <summary>Whoever reads the data may: what leaves is for the rules of release to say.</summary>
    private static readonly ActingOfficer AtTheMachine = new("command line", OfficerRole.Supervisor);

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', ',', ';', '|'];

    public static System.CommandLine.Command Build()
    {
        var number = new Argument<uint>("CASE") { Description = "The case's number." };
        var format = InterchangeOptions.Format("--as", "What it becomes", FormatConversion.Written);
        var output = new Option<string>("--out") { Description = "The file to write, which is not there yet.", Required = true, HelpName = "FILE" };
        var (country, standing, options, leave) = (CountryCode.Option(), new StandingCentre(), new InterchangeOptions(), new LeaveOptions());
        var command = new System.CommandLine.Command("export", "Writes a case, its money's trail and its contacts for another system, while no server runs.")
        {
            number, format, output, country,
        };
        options.AddTo(command);
        options.Marks.Required = true;
        options.Marks.Description = "What may happen to it: a file with marks (docs/exchange.md).";
        leave.AddTo(command);
        standing.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var to = InterchangeOptions.Known(parsed.GetValue(format)!, FormatConversion.Written);
            var (schema, settings, code) = (options.Schema(parsed, to), options.Settings(parsed), CountryCode.Read(parsed, country));
            var leaving = leave.Read(parsed);
            await standing.RunAsync(parsed, async (centre, journal, data) =>
            {
                await using var desk = await UpCommand.OpenDeskAsync(journal, data, TimeProvider.System, centre, scanner: null, cancellation)
                    .ConfigureAwait(false);
                var extract = await ExtractAsync((centre, desk, journal), parsed.GetValue(number), settings.Marks!, code, cancellation).ConfigureAwait(false);
                var all = InterchangeOptions.Checked($"case {extract.CaseId}", () => CaseEntities.Of(extract));
                await leaving.RunAsync(desk, data, parsed.GetValue(number), all, to, settings.Now, (entities, record) => InterchangeOptions.WriteAsync(
                    parsed.GetValue(output)!, $"case {extract.CaseId}", schema,
                    (stream, losses) => FormatConversion.Write(entities, to, stream, settings, losses), record)).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>
    /// What there is of a case that could leave: of reports those that stand and whose words were not erased. Victims' own words, and people's names, are no
    /// part of it.
    /// </summary>
    /// <exception cref="RunException">There is no such case, or none of its reports stands.</exception>
    internal static async Task<CaseExtract> ExtractAsync(
        (Centre Centre, CaseDesk Desk, IJournal Journal) from, uint number, Marks marks, string countryCode, CancellationToken cancellation)
    {
        var money = (await from.Centre.FindCasesAsync([number], cancellation).ConfigureAwait(false)).SingleOrDefault()
            ?? throw new RunException($"there is no case {number}.");
        var standing = from.Desk.ReportsOf(number, AtTheMachine).Where(report => report.Back is null).ToArray();
        if (standing.Length == 0)
        {
            throw new RunException($"every report of case {number} was taken back: there is nothing of it to hand over.");
        }

        var erased = from.Desk.ErasedUntil(number);
        var kept = standing.Where(report => !(report.At <= erased)).Select(report => (report.Reporter, report.ReportId)).ToHashSet();
        var told = await ToldReports.OfAsync(from.Journal, money.Payment, cancellation).ConfigureAwait(false);
        var reports = told.Where(report => kept.Contains((report.Reporter, report.ReportId))).ToArray();
        var trails = new List<TrailReport>();
        if (money.IsSettled)
        {
            var (result, trail) = await from.Centre.TraceAsync(standing[0].Reporter, standing[0].ReportId, TaintPolicy.Fifo, null, cancellation)
                .ConfigureAwait(false);
            trails.Add(trail ?? throw new RunException($"the money of case {number} cannot be followed: {result.Detail?.English ?? result.Status.ToString()}"));
        }

        return new CaseExtract(
            number.ToString(CultureInfo.InvariantCulture), marks, [.. reports.Select(told => new CaseReport(told.ReportId, told.Time, told.ScamType))], trails,
            [.. reports.Select(told => told.Contact).OfType<string>().SelectMany(text => Contacts(text, countryCode)).Distinct()]);
    }

    // What a victim said of somebody makes nobody a suspect.
    private static IEnumerable<CaseContact> Contacts(string text, string countryCode) =>
        ContactText.Read(text, countryCode, isLinking: false).Read.Select(read => new CaseContact(
            read, SubjectRole.Unknown, read.Kind == IdentifierKind.Host ? AddressOf(text, read.Value) : null));

    /// <summary>Host and path of a site as they were told.</summary>
    private static string? AddressOf(string text, string domain) => text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => Canonicaliser.Read(CanonicalKind.Url, word)).Where(read => read.IsRead).Select(read => read.Identifier.Value!)
        .FirstOrDefault(address => address.Split('/')[0].Split(':')[0] is var host
            && (host == domain || host.EndsWith("." + domain, StringComparison.Ordinal)));
}
