namespace Cordon.Web.LookUp;

/// <summary>An account of a gang whose holder was asked for. The holder's name stands in the gang's drawing, for a purpose.</summary>
/// <param name="Gang">The gang's name.</param>
/// <param name="Node">How addresses name the account in its drawing.</param>
internal sealed record LookUpHolder(string Gang, string Bank, string Account, string Node)
{
    /// <summary>Without the account.</summary>
    public override string ToString() => Gang;
}
