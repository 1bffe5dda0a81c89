using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>How the lane finds payments by their identifiers.</summary>
public sealed partial class Centre
{
    /// <summary>What is said where nothing is found, and where what is found is none of the business of who asks.</summary>
    public static readonly Phrase NoSuchPayment = new("no payment with this payment_id was handed in here", "没有向本中心提交过这个编号的付款");

    private CommandResult Find(Command.FindPayment find, JournalDraft draft)
    {
        var sequence = _screening.Find(Encoding.UTF8.GetBytes(find.PaymentId), find.Submitter, draft, _archive, _found, out var lane);
        return sequence == 0
            ? new CommandResult(CommandStatus.NotFound, NoSuchPayment)
            : new CommandResult(CommandStatus.Done, Sequence: sequence)
            {
                Payment = new IdentifiedPayment(
                    FoundId(lane), (uint)_found.Submitter[lane], _state.BankOf((uint)_found.Payer[lane]), _state.BankOf((uint)_found.Payee[lane])),
            };
    }

    private CommandResult Explain(Command.ExplainPayment explain, JournalDraft draft)
    {
        var sequence = _screening.Find(Encoding.UTF8.GetBytes(explain.PaymentId), explain.Submitter, draft, _archive, _found, out var lane);
        return sequence == 0
            ? new CommandResult(CommandStatus.NotFound, NoSuchPayment)
            : new CommandResult(CommandStatus.Done, Sequence: sequence) { Explanation = PaymentExplanation.Of(_found, lane, _state) };
    }

    private string FoundId(int lane) => Encoding.UTF8.GetString(_found.Text(lane, PaymentText.PaymentId));

    private CommandResult FindSubmitters(Command.FindSubmitters find, JournalDraft draft)
    {
        var id = Encoding.UTF8.GetBytes(find.PaymentId);

        // What is found for a submitter under a UUID may be another's.
        return new CommandResult(CommandStatus.Done, Submitters:
        [
            .. Submitters(null).Where(submitter =>
                _screening.Find(id, submitter, draft, _archive, _found, out var lane) != 0 && _found.Submitter[lane] == submitter),
        ]);
    }

    /// <summary>The one who is named, or all there are; 0 is a data set.</summary>
    private IEnumerable<uint> Submitters(uint? named) =>
        named is { } one ? [one] : _state.Keys.Values.Select(key => key.Number).Append(0u).Distinct().Order();
}
