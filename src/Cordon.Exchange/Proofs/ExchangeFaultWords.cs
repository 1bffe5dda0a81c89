namespace Cordon.Exchange.Proofs;

/// <summary>What a proof's reader is told where it proves nothing.</summary>
internal static class ExchangeFaultWords
{
    /// <summary>Why, in words.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="whose">Whose centre should have said it, as the trust list names it.</param>
    public static string Of(ExchangeFault fault, string whose) => fault switch
    {
        ExchangeFault.None => "nothing is wrong with it",
        ExchangeFault.Malformed => "it cannot be read",
        ExchangeFault.UnknownCentre => "its author is in no trust list",
        ExchangeFault.OtherReceiver => "it is meant for another centre",
        ExchangeFault.NotSigned => $"the signature is not that of a key of {whose} that counted at its time",
        ExchangeFault.NotAuthorised => $"it discloses or demands something, and keys of two persons of {whose} have not signed it",
        ExchangeFault.TrustDiffers => "it goes by another trust list than this one",
        ExchangeFault.NotProven => $"the entry is not that of the message, or does not lead to a root that the log of {whose} signed",
        ExchangeFault.NotWitnessed => $"fewer others than are needed co-signed the checkpoint of {whose} against which it is shown",
        ExchangeFault.BackDated => "it says that it is older than a checkpoint without it",
        ExchangeFault.OutOfOrder => "it names messages of its matter that have not come, or of another matter",
        ExchangeFault.OtherContent => "its number was used for another message",
        ExchangeFault.ObjectsDiffer => "it names objects that are not beside it, or objects are beside it that it does not name",
        _ => $"for a reason that this program does not know ({fault})",
    };
}
