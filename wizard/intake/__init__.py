"""Takes in the shop's own files: order exports now, parcel lists and access logs later."""
