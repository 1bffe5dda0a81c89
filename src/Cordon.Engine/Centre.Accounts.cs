using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>What is told of accounts besides their payments.</summary>
public sealed partial class Centre
{
    private CommandResult DescribeAccounts(Command.DescribeAccounts accounts, JournalDraft draft)
    {
        var (changed, balances) = (0u, 0);
        foreach (var account in accounts.Accounts)
        {
            var (isChanged, isBalanceTaken) = Describe(account, draft);
            changed += isChanged ? 1u : 0;
            balances += isBalanceTaken ? 1 : 0;
        }

        var status = changed == 0 ? CommandStatus.AlreadyDone : CommandStatus.Done;
        return new CommandResult(status, Number: changed) { OpeningBalances = balances };
    }

    /// <summary>
    /// Writes down what is new of an account: what is left out stays as it was told, and so does a balance that payments have moved since.
    /// </summary>
    private (bool IsChanged, bool IsBalanceTaken) Describe(AccountDescription account, JournalDraft draft)
    {
        var key = Encoding.UTF8.GetBytes(account.AccountKey);
        var hash = AccountDirectory.Hash(key);
        var number = _state.Directory.Find(key, hash);
        var isNew = number == 0;
        number = isNew ? BlockScreening.Register(key, Encoding.UTF8.GetBytes(account.Bank), hash, _state, draft) : number;

        var activity = _state.Activity;
        var (kind, opened, balance) = (activity.KindOf(number), activity.OpenedOf(number), activity.BalanceOf(number));
        var newKind = account.Kind == AccountKind.Unknown ? kind : account.Kind;
        var newOpened = account.Opened?.Milliseconds ?? opened;
        var opening = account.OpeningBalance is { } told && IsNews(number, told) ? told : (Money?)null;
        if (!isNew && newKind == kind && newOpened == opened && opening is null)
        {
            return (false, false);
        }

        var body = draft.Begin(RecordKind.AccountDescribed);
        draft.Payload.VarUInt(number);
        draft.Payload.Byte((byte)newKind);
        draft.Payload.Int64(newOpened);
        draft.Payload.Int64(opening is { } taken ? Balance(taken) : balance);
        if (opening is { } money)
        {
            draft.Payload.Int64(money.Minor);
            draft.Payload.VarUInt(money.Currency.Number);
        }

        EndAndApply(draft, RecordKind.AccountDescribed, body);
        return (true, opening is not null);
    }

    /// <summary>
    /// Whether an opening balance can still be taken: it is what lay there before the first payment, so one that comes later says nothing that could be
    /// added up, and a second one would count the same money twice.
    /// </summary>
    private bool IsNews(uint number, Money told) =>
        !_state.Activity.IsSeen(number) && _state.Activity.BalanceOf(number) == Facts.Unknown
        && _state.Money.IsUntouched(number) && (told.Minor > 0 || Balance(told) != Facts.Unknown);

    private long Balance(Money money) => money.Minor switch
    {
        _ when money.Currency == Currency.Unknown => Facts.Unknown,
        0 => 0,
        < 0 => -_state.Rates.Size(new Money(-money.Minor, money.Currency)),
        _ => _state.Rates.Size(money),
    };
}
