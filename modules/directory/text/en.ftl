## Status of a service
directory-status-active = Open to clients
directory-status-closed = Closed for now
directory-status-inactive = Not offered at present
directory-status-defunct = Ended
