using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Releases;

namespace Cordon.Web.Abroad;

/// <summary>Something that another centre gave to this one, and that may be wanted by a third.</summary>
/// <param name="Request">In which request.</param>
/// <param name="Hash">What messages call it.</param>
/// <param name="From">What the centre that gave it is called.</param>
/// <param name="Given">What it says.</param>
internal sealed record ReceivedObject(Guid Request, EventHash Hash, string From, GivenObject Given)
{
    /// <summary>What it is called in the form.</summary>
    public string Key => $"{Request}/{Hash}";
}
