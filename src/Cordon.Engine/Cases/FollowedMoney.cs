using Cordon.Core.Tracing;

namespace Cordon.Engine.Cases;

/// <summary>A trail as the lane found it: by numbers, with what it takes to name them.</summary>
/// <param name="Trail">The trail; nobody else has it.</param>
/// <param name="StolenSequence">The stolen payment's number.</param>
/// <param name="AtMilliseconds">The moment it holds for.</param>
/// <param name="SinceMilliseconds">When the stolen payment was booked.</param>
/// <param name="Purses">Of each purse in it: whose it is.</param>
/// <param name="Transfers">Of each transfer in it: which payment it is, when it was booked and what it moved.</param>
internal sealed record FollowedMoney(
    Trail Trail, long StolenSequence, long AtMilliseconds, long SinceMilliseconds, IReadOnlyDictionary<uint, FollowedPurse> Purses,
    IReadOnlyDictionary<uint, FollowedTransfer> Transfers);

/// <summary>A purse of a trail.</summary>
internal sealed record FollowedPurse(string Bank, string Account, ushort Currency, EndKind End);

/// <summary>A transfer of a trail.</summary>
internal sealed record FollowedTransfer(long Sequence, long TimeMilliseconds, TransferView View);
