using Cordon.Core.Cases;
using Cordon.Engine.Cases;

namespace Cordon.Engine;

/// <summary>What screens ask of cases.</summary>
public sealed partial class Centre
{
    /// <summary>Cases asked for at once: a page of a list.</summary>
    public const int CasesAtOnceMax = 200;

    /// <summary>A case's orders, in the order of being proposed.</summary>
    public IReadOnlyList<FreezeOrder> OrdersOf(uint caseNumber) => _state.Cases.OrdersOf(caseNumber);

    /// <summary>What was stolen, held and returned in each of some cases; empty also while the centre cannot answer.</summary>
    public async ValueTask<IReadOnlyList<CaseMoney>> FindCasesAsync(IReadOnlyList<uint> cases, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases.Count, CasesAtOnceMax);
        var found = cases.Count == 0 ? null : await SubmitAsync(new Command.FindCases(cases), cancellation).ConfigureAwait(false);
        return found?.Cases ?? [];
    }

    /// <summary>The case of a report, taken back ones too; not found where no such report was filed.</summary>
    /// <param name="reporter">The number of the bank that filed it; 0 for the centre.</param>
    public ValueTask<CommandResult> FindReportAsync(uint reporter, string reportId, CancellationToken cancellation = default) =>
        SubmitAsync(new Command.FindReport(reporter, reportId), cancellation);

    private CommandResult FindReport(Command.FindReport find) => _state.Cases.ByReport(find.Reporter, find.ReportId) is { } file
        ? new CommandResult(CommandStatus.Done, Case: SummaryOf(file))
        : new CommandResult(CommandStatus.NotFound);

    private CommandResult FindCases(Command.FindCases find) => new(CommandStatus.Done)
    {
        Cases =
        [
            .. find.Cases.Where(IsCase).Select(_state.Cases.Case).Select(file => new CaseMoney(
                file.Number, file.Transfer != 0, file.Stolen, file.HeldShare, file.ReturnedShare, file.Lost,
                [.. file.Reports.Select(report => (report.Reporter, report.ReportId, report.KeyedIn))], file.Hold)
            {
                Payment = file.Sequence,
                IsTakenBack = file.IsTakenBack,
            }),
        ],
    };
}
