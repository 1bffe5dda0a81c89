using System.Text;
using Cordon.Core.Values;

namespace Cordon.Web.Reporting;

/// <summary>How accounts are written on screens.</summary>
internal static class AccountNames
{
    /// <summary>A victim's account: its bank or country and its last characters.</summary>
    public static string Masked(string key) => AccountKey.Masked(Encoding.UTF8.GetBytes(key));
}
