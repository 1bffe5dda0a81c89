namespace Cordon.Web.Networks;

/// <summary>The bands and columns of a gang's drawing, in their order: contacts and cases above, accounts by the money's way, devices below.</summary>
public enum GraphLane
{
    Contacts,
    Cases,
    Victims,
    Inside1,
    Inside2,
    Inside3,
    WaysOut,
    Devices,
}
